package dev.wouldblock.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the kinds of facts say about their keys, against the tables that use them and the code that asks for them. */
class FactKeysTest {
    private static final Path CODE = Path.of("src", "main", "java", "dev", "wouldblock");

    /** How the code asks a fact for what stands behind a key. */
    private static final Pattern ASKED = Pattern.compile("(?:\\b(?:value|argument|operand|put)\\(|\\bcontainsKey\\("
            + "|\\b(?:names|constant)\\(fact,\\s*|\\bCHANNEL = )\"([a-z-]+)\"");

    @Test
    void theBuiltInTablesHaveNoOtherKeysAndValues() {
        assertThat(FactTable.builtIn().facts())
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.kind().problem(fact)).isEmpty());
    }

    @Test
    void everyKeyIsUsedByATable() {
        Set<String> used = FactTable.builtIn().facts().stream()
                .flatMap(fact ->
                        fact.values().keySet().stream().map(key -> fact.kind().word() + " " + key))
                .collect(Collectors.toCollection(TreeSet::new));
        // Only users say of their own methods that a channel is in another mode than the JDK opens it in.
        used.add("opens mode");

        assertThat(Arrays.stream(FactKind.values())
                        .flatMap(kind -> kind.keys().stream().map(key -> kind.word() + " " + key.name())))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everyKeyThatTheCodeAsksForIsThere() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                if (text.contains("act")) {
                    ASKED.matcher(text).results().forEach(found -> asked.add(found.group(1)));
                }
            }
        }
        // For the tests that hold the tables against a JDK.
        asked.add("since");
        Set<String> known = Arrays.stream(FactKind.values())
                .flatMap(kind -> kind.keys().stream())
                .map(FactKey::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).hasSizeGreaterThan(30);
        assertThat(asked).isEqualTo(known);
    }

    @Test
    void aKeyWithoutAChoiceHasNoWords() {
        List<FactKey> keys = Arrays.stream(FactKind.values())
                .flatMap(kind -> kind.keys().stream())
                .toList();

        assertThat(keys)
                .allSatisfy(key -> assertThat(key.words().isEmpty()).isEqualTo(key.form() != FactKey.Form.WORD));
    }
}
