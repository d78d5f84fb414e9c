package dev.wouldblock.reports;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A finding with all that a report says about it.
 *
 * @param place of the call
 * @param steps the path to it
 * @param fixes the chosen one first
 * @param edit of the source that cures it
 * @param snippet lines of code that show the first fix, if there is no edit
 * @param changed whether the line of the call is under review
 * @param reached whether a step of the path is
 */
record Entry(
        Finding finding,
        RulePage rule,
        Level level,
        Place place,
        List<Step> steps,
        List<FixPage> fixes,
        Optional<ShownEdit> edit,
        Optional<String> snippet,
        boolean changed,
        boolean reached) {
    /** A message beyond this length makes GitLab skip the result; and nobody reads it. */
    static final int LONGEST_MESSAGE = 2048;

    /**
     * A step of the path.
     *
     * @param number 1-based
     * @param phrase on one line, safe to show
     * @param depth calls between the flagged method and this step
     */
    record Step(int number, Place place, String phrase, int depth) {}

    /** On one line, safe to show. */
    String message() {
        return line(finding.message());
    }

    String confidence() {
        return finding.confidence().name().toLowerCase(Locale.ROOT);
    }

    /** The enclosing method, safe to show. */
    String method() {
        return line(finding.location().qualifiedMethod());
    }

    /** What the service that shows few findings shows first. */
    int distanceToChange() {
        return changed ? 0 : reached ? 1 : 2;
    }

    static String line(String text) {
        return Shown.atMost(LONGEST_MESSAGE, Shown.line(text));
    }
}
