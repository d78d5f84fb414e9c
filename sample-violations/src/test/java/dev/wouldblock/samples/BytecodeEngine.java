package dev.wouldblock.samples;

import dev.wouldblock.bytecode.BytecodeScan;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The analysis of class files, as the command line runs it. */
final class BytecodeEngine implements SampleEngine {
    @Override
    public String name() {
        return "bytecode";
    }

    @Override
    public Map<Place, String> findings() throws IOException {
        AnalysisResult result =
                BytecodeScan.scan(Pages.load(), List.of(SampleSources.CLASSES), List.of(), Profile.STRICT);
        if (!result.isComplete()) {
            throw new IllegalStateException("not analysed: " + result.diagnostics());
        }
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
}
