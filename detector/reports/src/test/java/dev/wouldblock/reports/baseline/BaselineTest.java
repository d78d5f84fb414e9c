package dev.wouldblock.reports.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.TraceStep;
import dev.wouldblock.finding.Withheld;
import dev.wouldblock.model.Position;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {
    private static final String RULE = "WB_WRITE_IGNORED";

    private static String print(int number) {
        return "%032x".formatted(number);
    }

    private static Finding finding(String method, int line, String fingerprint) {
        Location location = new Location("org/x/A", method, "", "org/x/A.java", Position.ofLine(line));
        return new Finding(
                RULE,
                Confidence.HIGH,
                location,
                "SocketChannel.write",
                "Bytes are lost.",
                List.of(new TraceStep(location, "the call", 0)),
                List.of("check-result"),
                fingerprint,
                Set.of("bytecode"));
    }

    private static String written(Finding... findings) throws IOException {
        StringWriter out = new StringWriter();
        Baseline.write(List.of(findings), out);
        return out.toString();
    }

    @Test
    void oneFindingALineInAnOrderThatMovingCodeKeeps() throws IOException {
        Finding a = finding("b", 1, print(1));
        Finding b = finding("a", 2, print(2));
        String text = written(a, b);
        assertThat(text).isEqualTo("""
                # Known findings of wouldblock; 'wouldblock baseline' writes this file.
                00000000000000000000000000000002 WB_WRITE_IGNORED # org.x.A.a: SocketChannel.write
                00000000000000000000000000000001 WB_WRITE_IGNORED # org.x.A.b: SocketChannel.write
                """);
        assertThat(written(b.at(Position.ofLine(70)), a.at(Position.ofLine(9)))).isEqualTo(text);
    }

    @Test
    void whatWasWrittenIsKnown() throws IOException, BaselineException {
        Finding a = finding("a", 1, print(1));
        Finding b = finding("b", 2, print(2));
        Baseline baseline = Baseline.parse(written(a, b));
        assertThat(baseline.compare(List.of(b, a), List.of()))
                .isEqualTo(new Baseline.Compared(List.of(), List.of(a, b), List.of()));
    }

    @Test
    void aHostileNameStaysInItsLine() throws IOException, BaselineException {
        Finding hostile = finding("x\n" + print(9) + " WB_READ_IGNORED\u001b[31m", 1, print(1));
        Baseline baseline = Baseline.parse(written(hostile));
        assertThat(baseline.entries())
                .containsExactly(new Baseline.Entry(
                        2,
                        print(1),
                        RULE,
                        "org.x.A.x\\n" + print(9) + " WB_READ_IGNORED\\u001b[31m: SocketChannel.write"));
    }

    @Test
    void equalFingerprintsAreCounted() throws BaselineException {
        Finding first = finding("a", 1, print(1));
        Finding second = finding("a", 2, print(1));
        Finding third = finding("a", 3, print(1));
        String entry = print(1) + " " + RULE + "\n";
        Baseline.Compared two = Baseline.parse(entry + entry).compare(List.of(third, first, second), List.of());
        assertThat(two.known()).containsExactly(first, second);
        assertThat(two.fresh()).containsExactly(third);
        assertThat(two.unmatched()).isEmpty();
        Baseline.Compared four = Baseline.parse(entry.repeat(4)).compare(List.of(third, first, second), List.of());
        assertThat(four.fresh()).isEmpty();
        assertThat(four.unmatched()).extracting(Baseline.Entry::line).containsExactly(4);
    }

    @Test
    void anEntryWithoutFindingIsToldUnlessTheProfileMayHideIt() throws BaselineException {
        Baseline baseline = Baseline.parse(print(3) + " WB_READ_IGNORED # c\n" + print(1) + " " + RULE + " # a\n");
        assertThat(baseline.compare(List.of(), List.of()).unmatched())
                .extracting(Baseline.Entry::place)
                .containsExactly("c", "a");
        Withheld other = new Withheld("WB_READ_IGNORED", finding("x", 1, "").location());
        assertThat(baseline.compare(List.of(), List.of(other)).unmatched())
                .extracting(Baseline.Entry::place)
                .containsExactly("a");
    }

    @Test
    void commentsAndEditorsDoNoHarm() throws BaselineException {
        Baseline baseline =
                Baseline.parse("\uFEFF# comment\r\n\r\n  " + print(1) + "\t" + RULE + "   # why: legacy # x\r\n");
        assertThat(baseline.entries()).containsExactly(new Baseline.Entry(3, print(1), RULE, "why: legacy # x"));
        assertThat(Baseline.parse("").entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<<<<<<< HEAD",
                "0123 WB_WRITE_IGNORED",
                "00000000000000000000000000000001",
                "00000000000000000000000000000001 write-ignored",
                "00000000000000000000000000000001 WB_WRITE_IGNORED org.x.A",
                "0000000000000000000000000000000G WB_WRITE_IGNORED",
                "{\"version\": 1}"
            })
    void aMalformedLineIsSaidWithItsNumber(String line) {
        assertThatThrownBy(() -> Baseline.parse("# x\n" + line + "\n"))
                .isInstanceOf(BaselineException.class)
                .hasMessageStartingWith("line 2: ")
                .hasMessageContaining("FINGERPRINT RULE # PLACE");
    }
}
