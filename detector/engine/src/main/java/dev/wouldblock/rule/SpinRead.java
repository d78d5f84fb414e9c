package dev.wouldblock.rule;

import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** A loop asks for data again and again. */
final class SpinRead implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.READ ? Endings.spin(examined, Outcome.ZERO) : Optional.empty();
    }
}
