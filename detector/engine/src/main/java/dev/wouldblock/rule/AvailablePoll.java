package dev.wouldblock.rule;

import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** A loop asks a stream again and again whether bytes are there. */
final class AvailablePoll implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.AVAILABLE
                ? Endings.spin(examined, Outcome.ZERO)
                : Optional.empty();
    }
}
