package dev.wouldblock.rule;

import dev.wouldblock.finding.Confidence;
import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/** The channel is used, or its interest set changed, although finishConnect may have answered false. */
final class FinishConnectIgnored implements OutcomeRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        if (examined.site().operation() != Operation.FINISH_CONNECT) {
            return Optional.empty();
        }
        // In the handler of OP_CONNECT false is hardly ever seen, so a mere change of the interest set says little.
        return Endings.unlessHandled(examined, Outcome.FALSE, Ending.Kind.NOT_CONNECTED)
                .or(() -> Endings.unlessHandled(examined, Outcome.FALSE, Ending.Kind.INTEREST_CHANGED)
                        .map(j -> new Judgement(j.outcome(), j.ending(), Optional.of(Confidence.LOW))));
    }
}
