package dev.wouldblock.scan;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.reports.Suppressed;
import dev.wouldblock.reports.baseline.Baseline;
import dev.wouldblock.reports.changes.ChangedLines;
import dev.wouldblock.reports.sources.SourceTexts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which findings are reported.
 *
 * @param selected ids of the only rules that are; empty for all
 * @param ignored ids of rules that are not
 * @param known findings that are not
 * @param changes lines that a finding has to touch
 */
public record Filter(
        Set<String> selected, Set<String> ignored, Optional<KnownFindings> known, Optional<ChangedLines> changes) {
    public Filter {
        selected = Set.copyOf(selected);
        ignored = Set.copyOf(ignored);
    }

    /**
     * Makes sure that ids are those of rules.
     *
     * @param list where the user finds all of them
     */
    public static void checkRules(Collection<String> ids, Pages pages, String list) throws UserException {
        List<String> known = pages.rules().stream().map(RulePage::id).toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new UserException("no rule '" + id + "'" + NearNames.suggestion(id, known, list));
            }
        }
    }

    /** What is left of an analysis. */
    public Filtered apply(Analysis analysis, SourceTexts sources) {
        AnalysisResult all = analysis.result();
        List<Suppressed> suppressed = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        analysis.suppressed().forEach(finding -> suppressed.add(new Suppressed(finding, Suppressed.By.SOURCE)));
        List<Finding> findings = all.findings();
        if (known.isPresent()) {
            Baseline.Compared compared = known.get().baseline().compare(findings, analysis.withheld());
            compared.known().forEach(finding -> suppressed.add(new Suppressed(finding, Suppressed.By.BASELINE)));
            remarks.addAll(known.get().remarks(compared.unmatched()));
            findings = compared.fresh();
        }
        suppressed.removeIf(each -> !isWanted(each.finding()));
        findings = findings.stream().filter(this::isWanted).toList();
        if (changes.isPresent()) {
            List<Finding> touched = changes.get().touched(findings, sources);
            leftOut(findings.size() - touched.size()).ifPresent(remarks::add);
            findings = touched;
        }
        return new Filtered(
                new AnalysisResult(findings, all.diagnostics(), all.classes(), all.files()), suppressed, remarks);
    }

    private boolean isWanted(Finding finding) {
        return (selected.isEmpty() || selected.contains(finding.rule())) && !ignored.contains(finding.rule());
    }

    private static Optional<String> leftOut(int count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(count + (count == 1 ? " finding" : " findings") + " on unchanged lines left out");
    }
}
