package dev.wouldblock.rule;

import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** The channel is used while its connection is still being made. */
final class ConnectIgnored implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.CONNECT
                ? Endings.unlessHandled(examined, Outcome.FALSE, Ending.Kind.NOT_CONNECTED)
                : Optional.empty();
    }
}
