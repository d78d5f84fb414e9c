package dev.wouldblock.finding;

import java.util.Optional;

/**
 * What an author of source code said about findings of one rule in some lines.
 *
 * @param packageName package of the file with slashes, empty for the unnamed one
 * @param sourceFile path of the file
 * @param rule rule id
 * @param from first line that it is about, 1-based
 * @param to last line that it is about
 * @param comment line of the comment, empty for an annotation. An annotation that suppresses nothing here may be meant
 *     for another tool or another profile; a comment is for us alone
 * @param hasReason whether it says why; without a reason it has no effect
 */
public record Suppression(
        String packageName,
        String sourceFile,
        String rule,
        int from,
        int to,
        Optional<Integer> comment,
        boolean hasReason) {
    boolean covers(Finding finding) {
        return covers(finding.rule(), finding.location());
    }

    boolean covers(String found, Location location) {
        int line = location.position().line();
        return rule.equals(found) && from <= line && line <= to && location.isInFile(packageName, sourceFile);
    }
}
