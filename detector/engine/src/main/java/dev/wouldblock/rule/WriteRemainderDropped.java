package dev.wouldblock.rule;

import dev.wouldblock.flow.Examined;
import java.util.Optional;

/** The result of a write is looked at, but the rest is lost all the same. */
final class WriteRemainderDropped implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return LostWrite.judge(examined)
                .filter(j -> j.ending().resultRead() || j.ending().looked());
    }
}
