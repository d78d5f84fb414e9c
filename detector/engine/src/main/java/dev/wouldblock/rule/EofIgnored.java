package dev.wouldblock.rule;

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
        return asked && !closes
                ? Endings.unlessHandled(examined, Outcome.EOF, Ending.Kind.FORGOTTEN)
                : Optional.empty();
    }
}
