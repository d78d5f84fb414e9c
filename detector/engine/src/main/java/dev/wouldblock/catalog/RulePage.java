package dev.wouldblock.catalog;

import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Safety;
import java.util.List;
import java.util.Set;

/**
 * A rule's page, {@code docs/rules/ID.md}: the only place where its metadata is written.
 *
 * @param title stands alone, no full stop
 * @param message template of one sentence: with {@code {call}} and {@code {consequence}}, of an outcome with
 *     {@code {outcome}} too, or in group D with {@code {call}}, {@code {why}}, {@code {region}} and {@code {holder}}
 * @param group A result not handled, B busy wait, C blocking mode and keys, D blocking call in a region that must not
 *     block, E asynchronous channels, F errors and timeouts
 * @param category SpotBugs category
 * @param rank absolute SpotBugs rank, 1 (scariest) to 20
 * @param confidence of a usual finding
 * @param cwe weakness number of the Common Weakness Enumeration
 * @param fixes ids in the order of the page
 * @param edits kinds of edits of the source file that carry out a fix; empty if there is none
 * @param engines that decide it: {@code bytecode}, {@code source}
 * @param singleFile whether one source file alone is enough to decide it
 * @param markdown body of the page, without its front matter
 */
public record RulePage(
        String id,
        String title,
        String message,
        String group,
        String category,
        Severity severity,
        int rank,
        Confidence confidence,
        Profile profile,
        int cwe,
        List<String> fixes,
        Set<Safety> edits,
        Set<String> engines,
        boolean singleFile,
        String since,
        String markdown) {
    public RulePage {
        fixes = List.copyOf(fixes);
        edits = Set.copyOf(edits);
        engines = Set.copyOf(engines);
    }
}
