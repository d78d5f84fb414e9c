package dev.wouldblock.rule;

import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** A read of 0 is treated as the end of the stream. */
final class ReadZeroAsEof implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.READ
                ? Endings.any(
                        examined,
                        Outcome.ZERO,
                        e -> e.kind() == Ending.Kind.CLOSED
                                && e.apart().contains(Outcome.DONE)
                                && !e.endTold()
                                && !e.doubtful())
                : Optional.empty();
    }
}
