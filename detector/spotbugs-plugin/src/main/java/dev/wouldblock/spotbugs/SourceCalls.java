package dev.wouldblock.spotbugs;

import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.source.CallFinder;
import dev.wouldblock.source.CallFinder.Found;
import dev.wouldblock.source.CallFinder.Sought;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the sources say of the calls that were found in class files. They make findings more exact and never more or
 * fewer: hosts differ in whether they pass sources, and the result of a check must not.
 */
final class SourceCalls {
    private final Map<Sought, Found> calls = new HashMap<>();

    /**
     * Reads the files of the findings, one after the other, and no others. A file that is missing, or that is not what
     * was compiled, has nothing to say; one that can not be read is named on the standard error stream.
     */
    static SourceCalls of(List<Finding> findings) {
        SourceCalls all = new SourceCalls();
        SortedMap<String, Set<Sought>> files = new TreeMap<>();
        for (Finding finding : findings) {
            String file = finding.location().sourceFile();
            if (file.endsWith(".java") && finding.location().position().isKnown()) {
                files.computeIfAbsent(file, f -> new LinkedHashSet<>()).add(Sought.of(finding));
            }
        }
        files.forEach(all::read);
        return all;
    }

    private void read(String file, Set<Sought> sought) {
        try {
            HostSources.read(file).ifPresent(bytes -> {
                CallFinder.Answer answer = CallFinder.find(bytes, sought);
                calls.putAll(answer.calls());
                answer.problem().ifPresent(problem -> complain(file, problem));
            });
        } catch (Throwable failure) {
            // The findings are what matters, and they do not depend on this.
            complain(file, failure.toString());
        }
    }

    private static void complain(String file, String problem) {
        Settings.complain("findings in " + file + " have no column: " + problem);
    }

    /** The same findings with the columns that are known. */
    AnalysisResult refine(AnalysisResult result) {
        List<Finding> findings = result.findings().stream()
                .map(finding ->
                        of(finding).map(call -> finding.at(call.position())).orElse(finding))
                .toList();
        return new AnalysisResult(findings, result.diagnostics(), result.classes(), result.files());
    }

    /** The call of a finding. */
    Optional<Found> of(Finding finding) {
        return Optional.ofNullable(calls.get(Sought.of(finding)));
    }
}
