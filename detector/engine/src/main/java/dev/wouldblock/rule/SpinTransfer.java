package dev.wouldblock.rule;

import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** A loop tries a transfer again and again. */
final class SpinTransfer implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.TRANSFER
                ? Endings.spin(examined, Outcome.ZERO)
                : Optional.empty();
    }
}
