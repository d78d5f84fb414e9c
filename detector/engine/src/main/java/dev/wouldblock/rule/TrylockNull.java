package dev.wouldblock.rule;

import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** Null from tryLock is dereferenced, or what the lock is for is done without it. */
final class TrylockNull implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.LOCK
                ? Endings.any(examined, Outcome.NULL, e -> e.kind() == Ending.Kind.NULL_USED)
                        .or(() -> Endings.unlessHandled(examined, Outcome.NULL, Ending.Kind.UNLOCKED))
                : Optional.empty();
    }
}
