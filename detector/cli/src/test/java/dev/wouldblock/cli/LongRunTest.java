package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.input.Effort;
import dev.wouldblock.input.Input;
import dev.wouldblock.reports.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads, the order of inputs, and what a person sees while waiting. */
class LongRunTest {
    @TempDir
    private Path temp;

    /** A terminal for progress, without colours. */
    private record Screen(boolean showsProgress) implements Terminal {
        @Override
        public boolean showsOutput() {
            return false;
        }

        @Override
        public boolean showsColours() {
            return false;
        }

        @Override
        public int width() {
            return 80;
        }
    }

    private List<Object> inputs() throws IOException {
        List<Object> inputs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String name = "Peer" + i;
            inputs.add(List.of("--classes", Compiled.folder(temp.resolve("c" + i), name, Compiled.BROKEN)));
            Path file = temp.resolve("s" + i + "/org/x/Other" + i + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, Compiled.BROKEN.formatted("Other" + i));
            inputs.add(List.of("--sources", temp.resolve("s" + i)));
        }
        return inputs;
    }

    private String scan(ReportFormat format, int jobs, List<Object> inputs) {
        Run run = Run.of(Stream.concat(
                        Stream.of("scan", "--base", temp, "--format", format.id(), "--jobs", jobs),
                        inputs.stream().flatMap(input -> ((List<?>) input).stream()))
                .toArray());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    @Test
    void everyReportIsTheSameForAnyJobsOrderAndTimeZone() throws IOException {
        List<Object> inputs = inputs();
        TimeZone usual = TimeZone.getDefault();
        for (ReportFormat format : ReportFormat.values()) {
            String expected = scan(format, 1, inputs);
            assertThat(expected).isNotEmpty();
            try {
                for (int jobs : new int[] {2, 7, 256}) {
                    TimeZone.setDefault(TimeZone.getTimeZone(jobs == 2 ? "Pacific/Chatham" : "America/St_Johns"));
                    List<Object> shuffled = new ArrayList<>(inputs);
                    Collections.shuffle(shuffled, new Random(jobs));
                    assertThat(scan(format, jobs, shuffled))
                            .as("%s, %s jobs", format, jobs)
                            .isEqualTo(expected);
                }
            } finally {
                TimeZone.setDefault(usual);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "257", "two", "", "1.5", "99999999999"})
    void jobsAreANumber(String jobs) {
        Run run = Run.of("scan", "--jobs=" + jobs, "--classes", temp);
        assertThat(run)
                .isEqualTo(new Run(
                        2,
                        "",
                        "wouldblock: Invalid value for option '--jobs': '" + jobs
                                + "' is no number from 1 to 256\ntry 'wouldblock scan --help'\n"));
    }

    private static String watched(Terminal terminal, long millis) throws InterruptedException, IOException {
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), terminal);
        try (ProgressLine line = ProgressLine.on(console)) {
            Input input = new Input() {
                @Override
                public String label() {
                    return "A.class";
                }

                @Override
                public byte[] bytes() {
                    return new byte[0];
                }
            };
            List<Input> inputs = new Effort(1, line).watch("class files", List.of(input, input, input));
            inputs.get(0).bytes();
            inputs.get(0).bytes();
            inputs.get(1).bytes();
            Thread.sleep(millis);
        }
        String text = err.toString();
        Thread.sleep(300);
        assertThat(err).as("nothing after the end").hasToString(text);
        return text;
    }

    @Test
    void aLongRunShowsOneLineThatIsGoneAtTheEnd() throws InterruptedException, IOException {
        String text = watched(new Screen(true), 1_300);
        assertThat(text)
                .startsWith("\r\u001b[Kreading class files: 2 of 3 (0 s)")
                .contains("\r\u001b[Kreading class files: 2 of 3 (1 s)")
                .endsWith("\r\u001b[K")
                .doesNotContain("\n");
        assertThat(text.split("\r", -1)).as("a few times a second").hasSizeBetween(4, 10);
    }

    @Test
    void aShortRunShowsNothing() throws InterruptedException, IOException {
        assertThat(watched(new Screen(true), 50)).isEmpty();
    }

    @Test
    void whatIsNoTerminalGetsNothing() throws InterruptedException, IOException {
        assertThat(watched(new Screen(false), 900)).isEmpty();
    }

    @Test
    void buildServersAndPlainTerminalsHaveNoProgress() {
        assertThat(Terminal.ofProcess(Map.of("CI", "true", "TERM", "xterm")).showsProgress())
                .isFalse();
        assertThat(Terminal.ofProcess(Map.of("TERM", "dumb")).showsProgress()).isFalse();
    }
}
