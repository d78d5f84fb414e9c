package dev.wouldblock.samples;

import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.bytecode.BytecodeScan;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.reports.ReportContext;
import dev.wouldblock.reports.ReportFormat;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.reports.sources.SourceTexts;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The analysis of class files, as the command line runs it. */
final class BytecodeEngine implements SampleEngine {
    @Override
    public String word() {
        return "bytecode";
    }

    @Override
    public boolean decides(RulePage page) {
        return page.engines().contains("bytecode");
    }

    @Override
    public Map<Place, String> findings() throws IOException {
        AnalysisResult result = scan();
        SortedMap<Place, String> findings = new TreeMap<>();
        result.findings().forEach(finding -> {
            Place place = new Place(
                    finding.location().sourceFile(), finding.location().position().line(), finding.rule());
            if (findings.put(place, finding.fix()) != null) {
                throw new IllegalStateException("reported twice: " + place);
            }
        });
        return findings;
    }

    /** The first finding in a file as the text report shows it, with a line feed at the end. */
    static String firstFinding(String file) throws IOException {
        AnalysisResult all = scan();
        List<Finding> first = all.findings().stream()
                .filter(finding -> finding.location().sourceFile().equals(file))
                .limit(1)
                .toList();
        StringWriter text = new StringWriter();
        SourceTexts sources = SourceRoots.of(Path.of(".."), List.of(SampleSources.ROOT));
        ReportFormat.TEXT
                .create(ReportContext.of(Pages.load(), "0").with(sources))
                .write(new AnalysisResult(first, all.diagnostics(), all.classes()), text);
        // What the tests expect is not for readers.
        return text.toString()
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.replaceFirst(" // expect: .*", ""))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static AnalysisResult scan() throws IOException {
        AnalysisResult result = BytecodeScan.scanNamed(
                        Pages.load(), List.of(SampleSources.CLASSES), List.of(), Profile.STRICT, SampleSources.facts())
                .result();
        if (!result.isComplete()) {
            throw new IllegalStateException("not analysed: " + result.diagnostics());
        }
        return result;
    }
}
