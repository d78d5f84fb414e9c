package dev.wouldblock.cli;

import dev.wouldblock.bytecode.ClassSurvey;
import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.input.Effort;
import dev.wouldblock.scan.Facts;
import dev.wouldblock.source.SourceSurvey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a scan of the same inputs has to work with. Paths are as the user gave them; nothing of the environment that a
 * user may want to keep is in it.
 *
 * @param rules how many the profile has
 * @param builtInFacts how many facts the tool knows by itself
 * @param facts number of facts by the file that they come from
 * @param factProblems lines of facts that have no effect
 */
record Checkup(
        String version,
        Java java,
        String profile,
        int rules,
        List<Path> classPaths,
        Optional<ClassSurvey> classes,
        List<Path> sourcePaths,
        Optional<SourceSurvey> sources,
        int builtInFacts,
        SortedMap<String, Integer> facts,
        List<String> factProblems) {
    /**
     * What the tool runs on.
     *
     * @param heapMegabytes the most that it may take
     */
    record Java(String version, String vendor, String system, int processors, long heapMegabytes) {
        static Java ofProcess() {
            Runtime runtime = Runtime.getRuntime();
            return new Java(
                    System.getProperty("java.version", "unknown"),
                    System.getProperty("java.vendor", "unknown"),
                    System.getProperty("os.name", "unknown") + " " + System.getProperty("os.arch", "unknown"),
                    runtime.availableProcessors(),
                    runtime.maxMemory() >> 20);
        }
    }

    static Checkup of(InputOptions inputs, String version, Effort effort) throws IOException {
        ExtraFacts facts = Facts.of(inputs.inputs());
        Optional<ClassSurvey> classes = inputs.classes().isEmpty()
                ? Optional.empty()
                : Optional.of(ClassSurvey.of(inputs.classes(), inputs.libraries(), facts, effort));
        Optional<SourceSurvey> sources = inputs.sources().isEmpty()
                ? Optional.empty()
                : Optional.of(SourceSurvey.of(inputs.sources(), facts, effort));
        SortedMap<String, Integer> files = new TreeMap<>();
        facts.lines().forEach(line -> files.merge(file(line.place()), 1, Integer::sum));
        facts.problems().forEach(problem -> files.merge(file(problem.subject()), 0, Integer::sum));
        List<Diagnostic> remarks = new ArrayList<>(facts.problems());
        classes.ifPresent(survey -> remarks.addAll(survey.remarks()));
        return new Checkup(
                version,
                Java.ofProcess(),
                inputs.profile().name().toLowerCase(Locale.ROOT),
                (int) Pages.load().rules().stream()
                        .filter(rule -> inputs.profile().includes(rule.profile()))
                        .count(),
                inputs.classes(),
                classes,
                inputs.sources(),
                sources,
                FactTable.builtIn().facts().size(),
                files,
                remarks.stream().map(Facts::remark).toList());
    }

    private static String file(String place) {
        return place.substring(0, place.lastIndexOf(':'));
    }

    /** What keeps a scan from seeing everything. */
    List<Diagnostic> problems() {
        List<Diagnostic> all = new ArrayList<>();
        classes.ifPresent(survey -> all.addAll(survey.problems()));
        sources.ifPresent(survey -> all.addAll(survey.problems()));
        return all;
    }
}
