package dev.wouldblock.rule;

import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** Null from accept is dereferenced. */
final class AcceptNull implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.ACCEPT
                ? Endings.any(examined, Outcome.NULL, e -> e.kind() == Ending.Kind.NULL_USED)
                : Optional.empty();
    }
}
