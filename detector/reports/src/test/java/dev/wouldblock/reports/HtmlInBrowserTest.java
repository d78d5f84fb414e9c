package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. {@code target/html} keeps a picture of it, to be looked at. */
class HtmlInBrowserTest {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path KEPT = Path.of("target/html");

    @TempDir
    private Path temp;

    private Path page;
    private String browser = "";

    @BeforeEach
    void write() throws IOException {
        Optional<String> installed = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        assumeThat(installed).as("Chromium on the PATH").isPresent();
        browser = installed.get();
        List<Finding> findings = new ArrayList<>(Samples.USUAL.findings());
        findings.add(Samples.FORGED);
        page = Files.createDirectories(KEPT).resolve("report.html").toAbsolutePath();
        Files.writeString(
                page,
                Written.of(
                        ReportFormat.HTML,
                        ReportContext.of(Pages.load(), "1.2.3").with(Samples.SOURCES),
                        new AnalysisResult(findings, List.of(), 12)));
    }

    @Test
    void theScriptOfThePageRunsAndNoOther() throws Exception {
        String page = open("");
        assertThat(page).contains("<output id=\"shown\">4 of 4 shown</output>");
        assertThat(shown(page)).isEqualTo(4);
        assertThat(page).contains("<title>wouldblock: 4 findings in 12 classes</title>");
        assertThat(page.split("<script", -1)).as("one script").hasSize(2);
    }

    @Test
    void theFilterHidesWhatDoesNotFit() throws Exception {
        String rule = open("?rule=WB_ACCEPT_NULL");
        assertThat(rule).contains("1 of 4 shown");
        assertThat(shown(rule)).isEqualTo(1);
        assertThat(open("?module=core&confidence=high")).contains("2 of 4 shown");
        assertThat(open("?rule=NONE")).contains("4 of 4 shown");
    }

    @Test
    void thePageIsPainted() throws Exception {
        Path picture = KEPT.resolve("report.png").toAbsolutePath();
        Files.deleteIfExists(picture);
        execute(
                "--screenshot=" + picture,
                "--window-size=1100,1800",
                page.toUri().toString());
        BufferedImage image = ImageIO.read(picture.toFile());
        long colours = java.util.stream.IntStream.range(0, image.getHeight())
                .boxed()
                .flatMap(y -> Stream.of(image.getRGB(20, y), image.getRGB(image.getWidth() / 3, y)))
                .distinct()
                .count();
        assertThat(image.getWidth()).isEqualTo(1100);
        assertThat(colours).as("text, frames and highlights").isGreaterThan(8);
    }

    private static int shown(String page) {
        return (int) Pattern.compile("<article (?![^>]*hidden)")
                .matcher(page)
                .results()
                .count();
    }

    /** The page as the browser has it after the script ran. */
    private String open(String query) throws Exception {
        return execute("--dump-dom", page.toUri() + query);
    }

    private String execute(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--no-first-run",
                "--user-data-dir=" + temp.resolve("profile"),
                "--enable-logging=stderr"));
        command.addAll(List.of(arguments));
        Path log = temp.resolve("log.txt");
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(log).content().doesNotContain("Content Security Policy", "Uncaught", ":CONSOLE");
        return output;
    }
}
