package dev.wouldblock.rule;

import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.TraceStep;
import java.util.List;

/**
 * A finding before it has a name.
 *
 * @param message without the advice
 * @param fixes the chosen one first
 * @param hint names the call to make instead; empty when there is none
 */
record Draft(
        RulePage page,
        Confidence confidence,
        Location location,
        String call,
        String message,
        List<TraceStep> trace,
        List<String> fixes,
        String hint) {
    /** Copies of a call that a compiler made for {@code finally} are one place. */
    String place() {
        return page.id() + "|" + location.className() + "|"
                + location.position().line() + "|" + call;
    }
}
