package dev.wouldblock.rule;

import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** A loop reads into a buffer that it never empties, in whatever mode the channel is. */
final class FullBufferRead implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return Endings.unlessHandled(examined, Outcome.FULL, Ending.Kind.SPIN);
    }
}
