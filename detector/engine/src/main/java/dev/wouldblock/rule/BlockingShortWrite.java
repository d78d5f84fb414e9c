package dev.wouldblock.rule;

import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Examined.Trait;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** A write in blocking mode is taken for complete where even that may be short: of many buffers, or on a virtual thread. */
final class BlockingShortWrite implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        boolean mayBeShort = examined.site().operation() == Operation.WRITE
                && examined.site().mode().isBlocking()
                && !examined.site().mode().isDatagram()
                && (examined.has(Trait.MANY_BUFFERS) || examined.has(Trait.ON_VIRTUAL_THREAD));
        return mayBeShort ? Endings.unlessHandled(examined, Outcome.SHORT, Ending.Kind.LOST) : Optional.empty();
    }
}
