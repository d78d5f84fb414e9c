package dev.wouldblock.rule;

import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** Finds writes to streams whose rest is lost. */
final class LostWrite {
    private LostWrite() {}

    static Optional<Judgement> judge(Examined examined) {
        if (examined.site().operation() != Operation.WRITE
                || !examined.site().mode().isNonBlocking()
                || examined.site().mode().isDatagram()) {
            return Optional.empty();
        }
        return Endings.unlessHandled(examined, Outcome.ZERO, Ending.Kind.LOST)
                .or(() -> Endings.unlessHandled(examined, Outcome.SHORT, Ending.Kind.LOST));
    }
}
