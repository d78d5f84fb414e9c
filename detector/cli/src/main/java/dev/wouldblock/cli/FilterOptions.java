package dev.wouldblock.cli;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.input.Problems;
import dev.wouldblock.reports.Suppressed;
import dev.wouldblock.reports.baseline.Baseline;
import dev.wouldblock.reports.baseline.BaselineException;
import dev.wouldblock.reports.changes.ChangedLines;
import dev.wouldblock.reports.sources.SourceTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which findings are reported. */
final class FilterOptions {
    private static final int MOST_NAMED = 10;

    @Option(
            names = "--select",
            paramLabel = "RULE",
            split = ",",
            description = "Report these rules only; several with commas between. The profile has to include them.")
    private Set<String> selected = new LinkedHashSet<>();

    @Option(
            names = "--ignore",
            paramLabel = "RULE",
            split = ",",
            description = "Do not report these rules; several with commas between.")
    private Set<String> ignored = new LinkedHashSet<>();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            converter = Converters.ToPath.class,
            description = "Known findings, which are not reported: a file that 'wouldblock baseline' wrote.")
    private Optional<Path> baseline = Optional.empty();

    @Mixin
    private ChangeOptions changes = new ChangeOptions();

    /** Options that were understood. */
    record Filter(
            Set<String> selected,
            Set<String> ignored,
            Optional<Path> baselineFile,
            Optional<Baseline> baseline,
            Optional<ChangedLines> changes) {
        /** What is left of an analysis; what was left out is said on the console. */
        Filtered apply(Analysis analysis, SourceTexts sources, Console console) {
            AnalysisResult all = analysis.result();
            List<Suppressed> suppressed = new ArrayList<>();
            analysis.suppressed().forEach(finding -> suppressed.add(new Suppressed(finding, Suppressed.By.SOURCE)));
            List<Finding> findings = all.findings();
            if (baseline.isPresent() && baselineFile.isPresent()) {
                Baseline.Compared compared = baseline.get().compare(findings, analysis.withheld());
                compared.known().forEach(known -> suppressed.add(new Suppressed(known, Suppressed.By.BASELINE)));
                sayUnmatched(compared.unmatched(), baselineFile.get(), console);
                findings = compared.fresh();
            }
            suppressed.removeIf(each -> !isWanted(each.finding()));
            findings = findings.stream().filter(this::isWanted).toList();
            if (changes.isPresent()) {
                List<Finding> touched = changes.get().touched(findings, sources);
                sayLeftOut(findings.size() - touched.size(), console);
                findings = touched;
            }
            return new Filtered(
                    new AnalysisResult(findings, all.diagnostics(), all.classes(), all.files()), suppressed);
        }

        private boolean isWanted(Finding finding) {
            return (selected.isEmpty() || selected.contains(finding.rule())) && !ignored.contains(finding.rule());
        }
    }

    /**
     * What is to be reported.
     *
     * @param suppressed findings that someone decided to live with
     */
    record Filtered(AnalysisResult result, List<Suppressed> suppressed) {}

    /**
     * Reads what the options name, so that a mistake is said before the analysis.
     *
     * @param base folder that paths start from
     */
    Filter read(Pages pages, Path base) throws UserException {
        changes.check();
        checkRules(selected, "--select", pages);
        checkRules(ignored, "--ignore", pages);
        Optional<Baseline> known = baseline.isPresent() ? Optional.of(read(baseline.get())) : Optional.empty();
        return new Filter(selected, ignored, baseline, known, changes.lines(base));
    }

    private static void checkRules(Set<String> ids, String option, Pages pages) throws UserException {
        for (String id : ids) {
            if (pages.rule(id).isEmpty()) {
                List<String> near = NearNames.of(
                        id, pages.rules().stream().map(RulePage::id).toList());
                throw new UserException(option + ": no rule '" + id + "'" + NearNames.suggestion(near));
            }
        }
    }

    private static Baseline read(Path file) throws UserException {
        try {
            return Baseline.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (BaselineException e) {
            throw new UserException("--baseline: " + file + ", " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new UserException("--baseline: " + file + ": no such file; 'wouldblock baseline' writes one", e);
        } catch (IOException e) {
            throw new UserException("--baseline: " + file + ": cannot be read (" + Problems.reason(e) + ")", e);
        }
    }

    private static void sayUnmatched(List<Baseline.Entry> entries, Path file, Console console) {
        for (Baseline.Entry entry : entries.subList(0, Math.min(MOST_NAMED, entries.size()))) {
            console.problem(file + ":" + entry.line() + ": known, but not found by this scan: " + entry.rule()
                    + (entry.place().isEmpty() ? "" : " in " + entry.place()));
        }
        if (entries.size() > MOST_NAMED) {
            console.problem(file + ": " + (entries.size() - MOST_NAMED) + " more known findings were not found");
        }
    }

    private static void sayLeftOut(int count, Console console) {
        if (count > 0) {
            console.problem(count + (count == 1 ? " finding" : " findings") + " on unchanged lines left out");
        }
    }
}
