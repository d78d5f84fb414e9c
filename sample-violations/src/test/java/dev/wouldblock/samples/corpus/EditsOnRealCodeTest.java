package dev.wouldblock.samples.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.input.DecodedText;
import dev.wouldblock.input.Effort;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.samples.EditProperties;
import dev.wouldblock.source.SourceScan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The edits in code that nobody wrote for them: the released sources that the profile has copied, or folders and sources
 * jars that are named: {@code -Dedits.trees=a:b}.
 */
@Tag("edits")
class EditsOnRealCodeTest {
    private static final Path RELEASED = Path.of("target", "corpus-sources");

    private static final Map<String, Integer> FIGURES = new TreeMap<>();

    private final Pages pages = Pages.load();
    private final EditProperties properties = new EditProperties(ExtraFacts.NONE);

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> edits() throws IOException {
        List<Path> trees = trees();
        assertThat(trees).isNotEmpty();
        return trees.stream().map(tree -> DynamicTest.dynamicTest(tree.toString(), () -> check(unpacked(tree))));
    }

    /** Without figures nobody would see that a run has had nothing to check. */
    @AfterAll
    static void report() {
        FIGURES.forEach((what, count) -> System.out.println(what + ": " + count));
    }

    private static List<Path> trees() throws IOException {
        String named = System.getProperty("edits.trees", "");
        if (!named.isEmpty()) {
            return Arrays.stream(named.split(System.getProperty("path.separator")))
                    .map(Path::of)
                    .toList();
        }
        try (Stream<Path> jars = Files.list(RELEASED)) {
            return jars.sorted().toList();
        }
    }

    /** A folder as it is; the sources of a jar in a folder. */
    private Path unpacked(Path tree) throws IOException {
        if (Files.isDirectory(tree)) {
            return tree;
        }
        Path sources = folder.resolve(tree.getFileName().toString());
        try (InputStream file = Files.newInputStream(tree);
                ZipInputStream jar = new ZipInputStream(file)) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                Path path = sources.resolve(entry.getName()).normalize();
                if (path.startsWith(sources) && entry.getName().endsWith(".java")) {
                    Files.createDirectories(path.getParent());
                    Files.copy(jar, path);
                }
            }
        }
        return sources;
    }

    /** Each edit by itself, and then all together that do not meet. */
    private void check(Path tree) throws IOException {
        List<Finding> findings = scan(tree, Map.of());
        count("trees", 1);
        count("findings", findings.size());
        Map<Path, List<Finding>> byFile = new TreeMap<>();
        SourceRoots roots = SourceRoots.of(tree, List.of(tree));
        for (Finding finding : findings) {
            roots.onlyFile(finding.location())
                    .ifPresent(file -> byFile.computeIfAbsent(file, f -> new ArrayList<>())
                            .add(finding));
        }
        Map<Path, byte[]> edited = new HashMap<>();
        List<Finding> fixed = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        byFile.forEach((file, found) -> {
            byte[] source = read(file);
            Map<Finding, Edit> edits = properties.maker().edits(source, found);
            List<Edit> chosen = new ArrayList<>();
            for (Finding finding : found) {
                Edit edit = edits.get(finding);
                if (edit == null) {
                    continue;
                }
                count("edits of " + finding.rule() + ", " + edit.safety(), 1);
                problem(file, source, finding, edit).ifPresent(broken::add);
                if (chosen.stream().noneMatch(edit::conflictsWith)) {
                    chosen.add(edit);
                    fixed.add(finding);
                }
            }
            if (!chosen.isEmpty()) {
                DecodedText text = DecodedText.of(source);
                edited.put(file, text.encode(Edit.applyAll(chosen, text.text())));
            }
        });
        assertThat(broken).as("edits that are not as they should be").isEmpty();
        if (!edited.isEmpty()) {
            checkTogether(findings, fixed, scan(tree, edited));
        }
    }

    private static void checkTogether(List<Finding> before, List<Finding> fixed, List<Finding> after) {
        Map<String, Long> expected = EditProperties.count(before);
        EditProperties.count(fixed).forEach((kind, number) -> expected.merge(kind, -number, Long::sum));
        // One edit can cure more than one finding: a channel has one mode.
        assertThat(EditProperties.count(after)).as("all edits together").allSatisfy((kind, number) -> assertThat(number)
                .as(kind)
                .isLessThanOrEqualTo(expected.getOrDefault(kind, 0L)));
    }

    private Optional<String> problem(Path file, byte[] source, Finding finding, Edit edit) {
        try {
            properties.check(file.getFileName().toString(), source, finding, edit);
            return Optional.empty();
        } catch (AssertionError e) {
            count("broken edits", 1);
            return Optional.of(finding.rule() + " " + file + ":"
                    + finding.location().position().line() + "\n" + e.getMessage());
        }
    }

    private List<Finding> scan(Path tree, Map<Path, byte[]> contents) throws IOException {
        return SourceScan.scanAll(pages, List.of(tree), Profile.STRICT, ExtraFacts.NONE, Effort.usual(), contents)
                .result()
                .findings();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void count(String what, int number) {
        FIGURES.merge(what, number, Integer::sum);
    }
}
