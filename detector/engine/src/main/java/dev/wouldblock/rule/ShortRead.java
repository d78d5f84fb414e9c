package dev.wouldblock.rule;

import dev.wouldblock.finding.Confidence;
import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** What one read brought is taken for a whole message. */
final class ShortRead implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        Mode mode = examined.site().mode();
        // A datagram comes whole, and what goes through a pipe in one piece comes out in one piece if it is small.
        boolean isStream = examined.site().operation() == Operation.READ && !mode.isDatagram() && !mode.isPipe();
        return isStream
                ? Endings.unlessHandled(examined, Outcome.SHORT, Ending.Kind.STALE)
                        .map(j -> mode.isNonBlocking()
                                ? j
                                : new Judgement(j.outcome(), j.ending(), Optional.of(Confidence.LOW)))
                : Optional.empty();
    }
}
