package dev.wouldblock.rule;

import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** An empty datagram, which reads as -1, ends the service. */
final class DatagramEof implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.READ
                        && examined.site().mode().isDatagram()
                ? Endings.any(
                        examined,
                        Outcome.EOF,
                        e -> e.kind() == Ending.Kind.CLOSED && e.apart().contains(Outcome.DONE) && !e.doubtful())
                : Optional.empty();
    }
}
