package dev.wouldblock.rule;

import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** A buffer is used although the read may have put nothing into it. */
final class ReadIgnored implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.READ
                ? Endings.unlessHandled(examined, Outcome.ZERO, Ending.Kind.STALE)
                : Optional.empty();
    }
}
