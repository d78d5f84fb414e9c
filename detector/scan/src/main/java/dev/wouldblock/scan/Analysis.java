package dev.wouldblock.scan;

import dev.wouldblock.bytecode.BytecodeScan;
import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.EngineMerge;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Suppression;
import dev.wouldblock.finding.Suppressions;
import dev.wouldblock.finding.Withheld;
import dev.wouldblock.input.Effort;
import dev.wouldblock.source.SourceScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What both engines find in the inputs.
 *
 * @param result without what the sources suppress
 * @param suppressed what they suppress
 * @param withheld what the profile leaves out
 * @param remarks lines for the user about facts and suppressions that have no effect
 */
public record Analysis(AnalysisResult result, List<Finding> suppressed, List<Withheld> withheld, List<String> remarks) {
    public Analysis {
        suppressed = List.copyOf(suppressed);
        withheld = List.copyOf(withheld);
        remarks = List.copyOf(remarks);
    }

    /**
     * Runs the engines.
     *
     * @throws UserException if an input can not be read, or holds nothing to analyse
     */
    public static Analysis of(ScanInputs inputs, Pages pages, Effort effort) throws UserException {
        return of(inputs, pages, effort, Map.of());
    }

    /**
     * The same as if some source files had been changed already.
     *
     * @param contents of files, by their real paths
     */
    public static Analysis of(ScanInputs inputs, Pages pages, Effort effort, Map<Path, byte[]> contents)
            throws UserException {
        try {
            return new Engines(inputs, pages, effort, contents, new ArrayList<>()).run();
        } catch (IOException e) {
            throw new UserException(Problem.reason(e), e);
        }
    }

    private record Engines(
            ScanInputs inputs, Pages pages, Effort effort, Map<Path, byte[]> contents, List<String> remarks) {
        Analysis run() throws IOException {
            ExtraFacts facts = Facts.of(inputs);
            remark(facts.problems());
            if (inputs.sources().isEmpty()) {
                BytecodeScan.Scanned compiled = compiled(facts);
                remark(compiled.remarks());
                return new Analysis(compiled.result(), List.of(), compiled.withheld(), remarks);
            }
            SourceScan.Scanned written =
                    SourceScan.scanAll(pages, inputs.sources(), inputs.profile(), facts, effort, contents);
            if (inputs.classes().isEmpty()) {
                remark(written.remarks());
                return withoutSuppressed(written.result(), written.suppressions(), written.withheld());
            }
            BytecodeScan.Scanned compiled = compiled(facts);
            remark(compiled.remarks());
            List<Withheld> withheld = Stream.concat(compiled.withheld().stream(), written.withheld().stream())
                    .toList();
            return withoutSuppressed(both(compiled, written.result()), written.suppressions(), withheld);
        }

        private void remark(List<Diagnostic> aboutFacts) {
            aboutFacts.forEach(remark -> remarks.add(Facts.remark(remark)));
        }

        private BytecodeScan.Scanned compiled(ExtraFacts facts) throws IOException {
            return BytecodeScan.scanNamed(pages, inputs.classes(), inputs.libraries(), inputs.profile(), facts, effort);
        }

        private static AnalysisResult both(BytecodeScan.Scanned compiled, AnalysisResult source) {
            AnalysisResult bytecode = compiled.result();
            return new AnalysisResult(
                    EngineMerge.merge(bytecode.findings(), compiled.analysed(), source.findings()),
                    Stream.concat(bytecode.diagnostics().stream(), source.diagnostics().stream())
                            .toList(),
                    bytecode.classes(),
                    source.files());
        }

        private Analysis withoutSuppressed(
                AnalysisResult all, List<Suppression> suppressions, List<Withheld> withheld) {
            Suppressions.Applied applied = Suppressions.apply(suppressions, all.findings(), withheld);
            remarks.addAll(applied.remarks());
            return new Analysis(
                    new AnalysisResult(applied.findings(), all.diagnostics(), all.classes(), all.files()),
                    applied.suppressed(),
                    withheld,
                    remarks);
        }
    }
}
