package dev.wouldblock.rule;

import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** Null from receive is dereferenced, or the empty buffer handled as a datagram. */
final class ReceiveNull implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.RECEIVE
                ? Endings.any(examined, Outcome.NULL, e -> e.kind() == Ending.Kind.NULL_USED)
                        .or(() -> Endings.unlessHandled(examined, Outcome.NULL, Ending.Kind.STALE))
                : Optional.empty();
    }
}
