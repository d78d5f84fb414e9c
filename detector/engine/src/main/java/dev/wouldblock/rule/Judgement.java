package dev.wouldblock.rule;

import dev.wouldblock.finding.Confidence;
import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Outcome;
import java.util.Optional;

/**
 * What a rule found wrong with an operation.
 *
 * @param outcome the outcome that is mishandled
 * @param ending the path that shows it
 * @param confidence overrides that of the rule's page
 */
public record Judgement(Outcome outcome, Ending ending, Optional<Confidence> confidence) {
    static Judgement of(Outcome outcome, Ending ending) {
        return new Judgement(outcome, ending, Optional.empty());
    }
}
