package dev.wouldblock.rule;

import dev.wouldblock.flow.Examined;
import java.util.Optional;

/** Nobody looks at the result of a write, nor at the buffer, and the rest is lost. */
final class WriteIgnored implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return LostWrite.judge(examined)
                .filter(j -> !(j.ending().resultRead() || j.ending().looked()));
    }
}
