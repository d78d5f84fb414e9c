package dev.wouldblock.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables of API facts.
 *
 * @param facts in the order of the file
 * @param supertypes direct supertypes by internal name of the class
 */
public record FactTable(List<Fact> facts, Map<String, List<String>> supertypes) {
    public FactTable {
        facts = List.copyOf(facts);
        supertypes = Map.copyOf(supertypes);
    }

    private static final class BuiltIn {
        static final FactTable TABLE = new FactTable(
                Stream.of("jdk.facts", "blocking.facts", "contexts.facts", "tries.facts")
                        .flatMap(name -> lines(name).stream())
                        .map(Fact::parse)
                        .toList(),
                Stream.of("jdk.types", "frameworks.types")
                        .flatMap(name -> lines(name).stream())
                        .map(line -> line.replace('.', '/').split("\\s+"))
                        .collect(Collectors.toMap(
                                words -> words[0], words -> List.of(Arrays.copyOfRange(words, 1, words.length)))));
    }

    /** The tables that this jar holds. */
    public static FactTable builtIn() {
        return BuiltIn.TABLE;
    }

    private static List<String> lines(String name) {
        try (InputStream in = FactTable.class.getResourceAsStream("/dev/wouldblock/facts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("table " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
