package dev.wouldblock.rule;

import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** A datagram that was not sent is given up unnoticed. */
final class SendIgnored implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        Operation operation = examined.site().operation();
        boolean asked = operation == Operation.SEND
                || operation == Operation.WRITE && examined.site().mode().isDatagram();
        return asked
                ? Endings.unlessHandled(examined, Outcome.ZERO, e -> e.kind() == Ending.Kind.LOST && !e.resultRead())
                : Optional.empty();
    }
}
