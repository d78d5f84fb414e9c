package dev.wouldblock.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.bytecode.BytecodeScan;
import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.EngineMerge;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.source.SourceScan;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Class files and their sources tell the same story, not only at the same places. */
class BothEnginesTest {
    private static BytecodeScan.Scanned compiled = new BytecodeScan.Scanned(
            new AnalysisResult(List.of(), List.of(), 0), Set.of(), List.of(), List.of());
    private static List<Finding> source = List.of();

    @BeforeAll
    static void analyse() throws IOException {
        Pages pages = Pages.load();
        compiled = BytecodeScan.scanNamed(pages, List.of(SampleSources.CLASSES), List.of(), Profile.STRICT, ExtraFacts.NONE);
        source = SourceScan.scan(pages, List.of(SampleSources.ROOT), Profile.STRICT).findings();
    }

    /** A fingerprint closes an alert, or a baseline forgives it, whichever engine ran that day. */
    @Test
    void fingerprintsAreTheSame() {
        assertThat(named(source)).isEqualTo(named(compiled.result().findings())).isNotEmpty();
    }

    @Test
    void mergedFindingsNameBothAndSayWhatBytecodeSays() {
        List<Finding> merged =
                EngineMerge.merge(compiled.result().findings(), compiled.analysed(), source);
        assertThat(merged).allMatch(f -> f.engines().equals(Set.of("bytecode", "source")));
        assertThat(merged).allMatch(f -> f.location().position().column() > 0);
        assertThat(said(merged)).isEqualTo(said(compiled.result().findings()));
    }

    private static List<String> named(List<Finding> findings) {
        return findings.stream()
                .map(f -> f.location().sourceFile() + ":" + f.location().position().line() + " " + f.rule() + " "
                        + f.location().qualifiedMethod() + " " + f.call() + " " + f.fingerprint())
                .sorted()
                .toList();
    }

    private static List<String> said(List<Finding> findings) {
        return findings.stream().map(f -> f.fingerprint() + f.message() + f.fixes()).sorted().toList();
    }
}
