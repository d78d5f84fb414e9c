package dev.wouldblock.reports.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.TraceStep;
import dev.wouldblock.model.Position;
import dev.wouldblock.reports.sources.SourceText;
import dev.wouldblock.reports.sources.SourceTexts;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChangedLinesTest {
    private static final String MODULE = "core/src/main/java/";

    /** The sources of the module are known. */
    private static final SourceTexts PATHS = new SourceTexts() {
        @Override
        public String path(Location location) {
            return MODULE + location.sourceFile();
        }

        @Override
        public Optional<SourceText> text(Location location) {
            return Optional.empty();
        }
    };

    private static Location at(int line) {
        return new Location("org/x/A", "send", "", "org/x/A.java", Position.ofLine(line));
    }

    private static Finding finding(int call, int step) {
        return new Finding(
                "WB_WRITE_IGNORED",
                Confidence.HIGH,
                at(call),
                "SocketChannel.write",
                "Bytes are lost.",
                List.of(new TraceStep(at(step), "non-blocking since here", 0)),
                List.of("check-result"),
                "0",
                Set.of("bytecode"));
    }

    private static int touched(String path, int line, Finding finding, SourceTexts sources) {
        ChangedLines changed = new ChangedLines();
        changed.add(path, line, line);
        return changed.touched(List.of(finding), sources).size();
    }

    @Test
    void theCallOrAStepIsOnAChangedLine() {
        assertThat(touched(MODULE + "org/x/A.java", 7, finding(7, 3), PATHS)).isEqualTo(1);
        assertThat(touched(MODULE + "org/x/A.java", 3, finding(7, 3), PATHS)).isEqualTo(1);
        assertThat(touched(MODULE + "org/x/A.java", 5, finding(7, 3), PATHS)).isZero();
    }

    @Test
    void aWholePathIsComparedAsAWhole() {
        assertThat(touched("other/" + MODULE + "org/x/A.java", 7, finding(7, 3), PATHS))
                .isZero();
        assertThat(touched("org/x/A.java", 7, finding(7, 3), PATHS)).isZero();
    }

    @Test
    void thePathOfAPackageIsTheEndOfAPath() {
        assertThat(touched(MODULE + "org/x/A.java", 7, finding(7, 3), SourceTexts.NONE))
                .isEqualTo(1);
        assertThat(touched("org/x/A.java", 7, finding(7, 3), SourceTexts.NONE)).isEqualTo(1);
        assertThat(touched("notorg/x/A.java", 7, finding(7, 3), SourceTexts.NONE))
                .isZero();
        assertThat(touched("src/x/A.java", 7, finding(7, 3), SourceTexts.NONE)).isZero();
    }

    @Test
    void withoutLineNumbersTheFileDecides() {
        assertThat(touched(MODULE + "org/x/A.java", 5, finding(0, 0), PATHS)).isEqualTo(1);
        ChangedLines renamed = new ChangedLines();
        renamed.addFile(MODULE + "org/x/A.java");
        assertThat(renamed.touched(List.of(finding(0, 0)), PATHS)).isEmpty();
    }

    @Test
    void rangesAreASetOfLines() {
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 500; run++) {
            LineRanges ranges = new LineRanges();
            BitSet expected = new BitSet();
            for (int i = 0; i < 12; i++) {
                int from = random.nextInt(1, 60);
                int to = from + random.nextInt(8);
                ranges.add(from, to);
                expected.set(from, to + 1);
            }
            for (int line = 0; line < 80; line++) {
                assertThat(ranges.contains(line))
                        .as("%s, line %s", ranges, line)
                        .isEqualTo(expected.get(line));
            }
        }
        LineRanges end = new LineRanges();
        end.add(Integer.MAX_VALUE - 1, Integer.MAX_VALUE);
        end.add(Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertThat(end.contains(Integer.MAX_VALUE)).isTrue();
    }
}
