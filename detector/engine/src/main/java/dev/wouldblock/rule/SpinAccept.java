package dev.wouldblock.rule;

import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** A loop asks for a connection or a datagram again and again. */
final class SpinAccept implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.ACCEPT
                        || examined.site().operation() == Operation.RECEIVE
                ? Endings.spin(examined, Outcome.NULL)
                : Optional.empty();
    }
}
