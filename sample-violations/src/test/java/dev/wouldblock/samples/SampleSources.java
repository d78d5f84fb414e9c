package dev.wouldblock.samples;

import dev.wouldblock.bytecode.FactFiles;
import dev.wouldblock.catalog.ExtraFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of the samples and the expectations in them; {@code package-info.java} has the grammar. */
final class SampleSources {
    /** Of this module: Maven runs the tests of a module in its folder. */
    static final Path ROOT = Path.of("src", "main", "java");

    /** The samples of the rules, below the source root. */
    static final String RULES = "dev/wouldblock/samples/rules/";

    static final Path CLASSES = Path.of("target", "classes");

    /** Beside the sources, as the build packs them. */
    static final Path RESOURCES = Path.of("src", "main", "resources");

    private static final Pattern EXPECTATION = Pattern.compile("\\S.* // expect: (WB_[A-Z_]+) fix=([a-z-]+)");
    private static final Pattern ALMOST = Pattern.compile("//\\s*expect", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("_([A-Z])([A-Z]*)");

    private SampleSources() {}

    /** The file with the violations of a rule: {@code WB_READ_ZERO_AS_EOF} has {@code ReadZeroAsEof}. */
    static String violation(String rule) {
        return RULES + name(rule) + ".java";
    }

    static String twin(String rule) {
        return RULES + name(rule) + "Fixed.java";
    }

    private static String name(String rule) {
        return WORD.matcher(rule.substring(2))
                .replaceAll(word -> word.group(1) + word.group(2).toLowerCase(Locale.ROOT));
    }

    /** Paths below the source root, with slashes, sorted. */
    static List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".java") && !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    static List<String> lines(String file) throws IOException {
        return Files.readAllLines((file.endsWith(".java") ? ROOT : RESOURCES).resolve(file));
    }

    /** What the samples say of themselves. */
    static ExtraFacts facts() throws IOException {
        return FactFiles.in(List.of(RESOURCES));
    }

    /**
     * The fix that is expected for each place of a file.
     *
     * @throws IllegalArgumentException for a comment that looks like an expectation and is none
     */
    static Map<Place, String> expectations(String file) throws IOException {
        return expectations(file, lines(file));
    }

    static Map<Place, String> expectations(String file, List<String> lines) {
        SortedMap<Place, String> expected = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!ALMOST.matcher(line).find()) {
                continue;
            }
            Matcher matcher = EXPECTATION.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(file + ":" + (i + 1) + ": not an expectation: " + line);
            }
            expected.put(new Place(file, i + 1, matcher.group(1)), matcher.group(2));
        }
        return expected;
    }
}
