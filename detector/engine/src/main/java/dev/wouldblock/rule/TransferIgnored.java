package dev.wouldblock.rule;

import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** Nobody keeps account of how much was transferred. */
final class TransferIgnored implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.TRANSFER
                ? Endings.unlessHandled(examined, Outcome.ZERO, Ending.Kind.LOST)
                        .or(() -> Endings.unlessHandled(examined, Outcome.SHORT, Ending.Kind.LOST))
                : Optional.empty();
    }
}
