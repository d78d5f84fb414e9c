package dev.wouldblock.samples.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.bytecode.BytecodeScan;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.samples.corpus.Reviewed.Found;
import dev.wouldblock.samples.corpus.Reviewed.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every change of what is found in the released artifacts shows as a line that comes or goes. */
@Tag("corpus")
class CorpusTest {
    private static final Path JARS = Path.of("target", "corpus");
    private static final Path LIST = Path.of("corpus", "expected.tsv");
    private static final String HEADER = "artifact\tprofile\trule\tfile\tline\tmethod\tfix\tverdict\treason";
    private static final Set<String> VERDICTS = Set.of("right", "wrong", "harmless");

    private final Pages pages = Pages.load();

    @Test
    void findsWhatWasReviewed() throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path jar : jars()) {
            found.addAll(scan(jar));
        }
        if (Boolean.getBoolean("corpus.update")) {
            update(found);
            return;
        }
        List<Reviewed> list = list();
        assertThat(differences(list, found))
                .as("not as in %s (- is no longer found, + is new); -Dcorpus.update=true rewrites it", LIST)
                .isEmpty();
        assertThat(list)
                .as("to be read by a person: a verdict of %s, and the reason in one sentence", VERDICTS)
                .allMatch(line -> line.found().profile().equals("strict")
                        || VERDICTS.contains(line.verdict()) && !line.reason().isBlank());
        assertThat(list).as("the order of the lines").isSorted();
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> all = Files.list(JARS)) {
            List<Path> jars = all.sorted().toList();
            assertThat(jars).as("jars in %s", JARS).isNotEmpty();
            return jars;
        }
    }

    private List<Found> scan(Path jar) throws IOException {
        String artifact = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        List<Finding> strict = findings(jar, Profile.STRICT);
        if (strict.isEmpty()) {
            return List.of();
        }
        // Default is a part of strict: the tests of the engine see to that.
        Set<Place> byDefault = findings(jar, Profile.DEFAULT).stream()
                .map(finding -> found(artifact, Profile.DEFAULT, finding).place())
                .collect(Collectors.toSet());
        return strict.stream()
                .map(finding -> found(artifact, Profile.STRICT, finding))
                .map(line -> byDefault.contains(line.place()) ? line.withProfile(Profile.DEFAULT) : line)
                .toList();
    }

    private List<Finding> findings(Path jar, Profile profile) throws IOException {
        AnalysisResult result = BytecodeScan.scan(pages, List.of(jar), List.of(), profile);
        assertThat(result.diagnostics()).as("not analysed in %s", jar).isEmpty();
        return result.findings();
    }

    private static Found found(String artifact, Profile profile, Finding finding) {
        return new Found(
                artifact,
                profile.name().toLowerCase(Locale.ROOT),
                finding.rule(),
                finding.location().sourceFile(),
                finding.location().position().line(),
                finding.location().qualifiedMethod(),
                finding.fix());
    }

    private static List<Reviewed> list() throws IOException {
        List<String> lines = Files.readAllLines(LIST);
        assertThat(lines).as("%s", LIST).startsWith(HEADER);
        return lines.stream().skip(1).map(Reviewed::parse).toList();
    }

    private static List<String> differences(List<Reviewed> list, List<Found> found) {
        List<Found> gone = new ArrayList<>(list.stream().map(Reviewed::found).toList());
        List<Found> added = new ArrayList<>(found);
        found.forEach(line -> {
            if (gone.remove(line)) {
                added.remove(line);
            }
        });
        return Stream.concat(
                        gone.stream().sorted().map(line -> "- " + line.columns()),
                        added.stream().sorted().map(line -> "+ " + line.columns()))
                .toList();
    }

    private static void update(List<Found> found) throws IOException {
        Map<Place, Reviewed> known = new HashMap<>();
        if (Files.exists(LIST)) {
            list().forEach(line -> known.put(line.found().place(), line));
        }
        Stream<String> lines = found.stream()
                .map(line -> {
                    Reviewed before = known.get(line.place());
                    return before == null
                            ? Reviewed.unread(line)
                            : new Reviewed(line, before.verdict(), before.reason());
                })
                .sorted()
                .map(Reviewed::text);
        Files.write(LIST, Stream.concat(Stream.of(HEADER), lines).toList());
    }
}
