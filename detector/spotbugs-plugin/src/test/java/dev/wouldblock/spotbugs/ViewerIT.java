package dev.wouldblock.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person sees in the viewer of SpotBugs, on a screen that exists in memory only. The picture stays in
 * {@code target/viewer/viewer.png}. Needs Linux with Xvfb and a Java that can open windows.
 */
final class ViewerIT {
    @TempDir
    Path folder;

    @Test
    void theFindingItsMessageAndItsFixesAreShown() throws Exception {
        assumeThat(onPath("Xvfb")).as("Xvfb is installed").isTrue();
        assumeThat(Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so"))
                .as("this Java can open windows")
                .exists();
        Path shown = Files.createDirectories(Host.testClasses().resolveSibling("viewer"));

        Map<String, String> screen = look(shown);

        assertThat(screen.get("tree"))
                .contains(
                        "Correctness", "Mishandled non-blocking I/O", "Non-blocking SocketChannel.write can return 0");
        assertThat(screen.get("message"))
                .contains("Non-blocking SocketChannel.write can return 0", "Fix: ", "Echo.java");
        assertThat(screen.get("explanation"))
                .contains("What happens at run time", "Fixes", "Keep the rest and retry when ready", "References");
        assertThat(screen.get("code")).contains("peer.write(buffer)");
        BufferedImage picture = ImageIO.read(shown.resolve("viewer.png").toFile());
        assertThat(colours(picture)).as("colours in the picture").hasSizeGreaterThan(50);
    }

    private Map<String, String> look(Path shown) throws IOException, InterruptedException {
        Path classes = Subjects.copy(folder.resolve("classes"), "Echo");
        Path sources = Subjects.write(folder.resolve("sources"), "Echo", Subjects.source("Echo"));
        Process screen = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader number =
                new BufferedReader(new InputStreamReader(screen.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessBuilder viewer = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.awt.headless=false",
                    // The settings of whoever runs the test are not touched.
                    "-Duser.home=" + folder,
                    "-Djava.util.prefs.userRoot=" + folder,
                    "-cp",
                    Stream.concat(Stream.of(Host.testClasses()), Host.libraries())
                            .map(Path::toString)
                            .collect(Collectors.joining(File.pathSeparator)),
                    "dev.wouldblock.spotbugs.host.Viewer",
                    Host.JAR.toString(),
                    classes.toString(),
                    sources.toString(),
                    shown.toString());
            viewer.environment().put("DISPLAY", ":" + number.readLine());
            Path output = folder.resolve("output.txt");
            Process process = viewer.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).as(Files.readString(output)).isZero();
                return said(output);
            } finally {
                process.destroyForcibly();
            }
        } finally {
            screen.destroy();
        }
    }

    private static Map<String, String> said(Path output) throws IOException {
        Map<String, String> said = new TreeMap<>();
        for (String line : Files.readAllLines(output)) {
            String what = line.replaceFirst(": .*", "");
            said.putIfAbsent(what, line.substring(Math.min(line.length(), what.length() + 2)));
        }
        return said;
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
    }

    private static Set<Integer> colours(BufferedImage picture) {
        Set<Integer> colours = new TreeSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                colours.add(picture.getRGB(x, y));
            }
        }
        return colours;
    }
}
