package dev.wouldblock.rule;

import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** A loop tries a full send buffer again and again. */
final class SpinWrite implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.WRITE || examined.site().operation() == Operation.SEND
                ? Endings.spin(examined, Outcome.ZERO)
                : Optional.empty();
    }
}
