package dev.wouldblock.rule;

import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** A loop asks again and again whether the connection is up. */
final class SpinConnect implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.FINISH_CONNECT
                ? Endings.spin(examined, Outcome.FALSE)
                : Optional.empty();
    }
}
