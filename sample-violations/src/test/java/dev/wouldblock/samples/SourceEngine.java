package dev.wouldblock.samples;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.source.SourceScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The analysis of source files: of the whole module, or of each file as if there were no other. */
enum SourceEngine implements SampleEngine {
    MODULE("source"),
    SINGLE_FILE("source-single-file");

    private final String word;

    SourceEngine(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public boolean decides(RulePage page) {
        return page.engines().contains("source") && (this == MODULE || page.singleFile());
    }

    @Override
    public Map<Place, String> findings() throws IOException {
        SortedMap<Place, String> findings = new TreeMap<>();
        for (Finding finding : scan()) {
            Place place = new Place(
                    finding.location().sourceFile(), finding.location().position().line(), finding.rule());
            if (findings.put(place, finding.fix()) != null) {
                throw new IllegalStateException("reported twice: " + place);
            }
        }
        return findings;
    }

    private List<Finding> scan() throws IOException {
        if (this == MODULE) {
            return scan(SampleSources.ROOT);
        }
        List<Finding> findings = new ArrayList<>();
        for (String file : SampleSources.files()) {
            findings.addAll(scan(SampleSources.ROOT.resolve(file)));
        }
        return findings;
    }

    private static List<Finding> scan(Path path) throws IOException {
        AnalysisResult result = SourceScan.scanAll(
                        Pages.load(), List.of(path), Profile.STRICT, SampleSources.facts())
                .result();
        if (!result.isComplete()) {
            throw new IllegalStateException("not analysed: " + result.diagnostics());
        }
        return result.findings();
    }
}
