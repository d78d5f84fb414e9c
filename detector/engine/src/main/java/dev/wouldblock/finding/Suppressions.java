package dev.wouldblock.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Leaves out the findings that the source code suppresses. */
public final class Suppressions {
    /**
     * What is left.
     *
     * @param findings in the order in which they came
     * @param suppressed what was left out, in the order in which it came
     * @param remarks comments that do nothing, one line each
     */
    public record Applied(List<Finding> findings, List<Finding> suppressed, List<String> remarks) {
        public Applied {
            findings = List.copyOf(findings);
            suppressed = List.copyOf(suppressed);
            remarks = List.copyOf(remarks);
        }
    }

    private Suppressions() {}

    /** @param withheld what a comment may be meant for, although this run does not report it */
    public static Applied apply(List<Suppression> suppressions, List<Finding> findings, List<Withheld> withheld) {
        List<Suppression> effective =
                suppressions.stream().filter(Suppression::hasReason).toList();
        Map<Boolean, List<Finding>> isSuppressed = findings.stream()
                .collect(Collectors.partitioningBy(finding -> effective.stream().anyMatch(s -> s.covers(finding))));
        List<String> remarks = new ArrayList<>();
        suppressions.stream()
                .filter(s -> s.comment().isPresent())
                .sorted(Comparator.comparing(Suppression::sourceFile)
                        .thenComparing(s -> s.comment().orElse(0))
                        .thenComparing(Suppression::rule))
                .forEach(s -> {
                    String place = s.sourceFile() + ":" + s.comment().orElse(0);
                    if (!s.hasReason()) {
                        remarks.add(place + ": wouldblock:ignore " + s.rule() + " has no effect without a reason");
                    } else if (findings.stream().noneMatch(s::covers)
                            && withheld.stream().noneMatch(w -> s.covers(w.rule(), w.location()))) {
                        remarks.add(place + ": wouldblock:ignore " + s.rule() + " suppresses nothing");
                    }
                });
        return new Applied(
                isSuppressed.getOrDefault(false, List.of()), isSuppressed.getOrDefault(true, List.of()), remarks);
    }
}
