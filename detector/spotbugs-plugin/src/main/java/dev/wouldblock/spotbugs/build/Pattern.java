package dev.wouldblock.spotbugs.build;

import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.spotbugs.Incomplete;
import java.util.OptionalInt;

/**
 * A bug pattern of SpotBugs.
 *
 * @param message with the placeholder of annotation 1, which holds the finding's own message
 * @param details HTML
 */
record Pattern(String type, String category, int rank, OptionalInt cwe, String title, String message, String details) {
    static Pattern of(RulePage page) {
        return new Pattern(
                page.id(),
                page.category(),
                page.rank(),
                OptionalInt.of(page.cwe()),
                page.title(),
                "{1}",
                Details.ofRule(page.markdown()));
    }

    static Pattern incomplete() {
        return new Pattern(
                Incomplete.TYPE,
                Incomplete.CATEGORY,
                Incomplete.RANK,
                OptionalInt.empty(),
                Incomplete.TITLE,
                Incomplete.MESSAGE,
                Details.html(Incomplete.DETAILS));
    }
}
