package dev.wouldblock.rule;

import dev.wouldblock.finding.Confidence;
import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** The end of the stream is never noticed, so the selector reports the channel for ever. */
final class EofIgnored implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        boolean asked = examined.site().operation() == Operation.READ
                && examined.site().mode().isSelected()
                && !examined.site().mode().isDatagram()
                && !examined.site().mode().isPipe();
        boolean closes = examined.of(Outcome.EOF).stream().anyMatch(e -> e.kind() == Ending.Kind.CLOSED);
        if (!asked || closes) {
            return Optional.empty();
        }
        // The selector reports the channel again, and then the other read answers -1.
        return Endings.unlessHandled(examined, Outcome.EOF, Ending.Kind.FORGOTTEN)
                .map(j -> examined.endSeenBeside()
                        ? new Judgement(j.outcome(), j.ending(), Optional.of(Confidence.LOW))
                        : j);
    }
}
