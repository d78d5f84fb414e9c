package dev.wouldblock.samples.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.samples.tables.LibrarySignatures.Declared;
import dev.wouldblock.samples.tables.LibrarySignatures.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The methods of frameworks that the analysis of sources knows, against the jars of the libraries. With
 * {@code -Dtables.update=true} the table is written anew instead of compared.
 */
class FrameworkSignaturesTest {
    private static final Path TABLE = Path.of(
            "..", "detector", "source", "src", "main", "resources", "dev", "wouldblock", "source", "frameworks.signatures");

    /** Methods with more parameters stand in no chain of calls, but are a quarter of the text: {@code zip} of nine. */
    private static final int MOST_PARAMETERS = 3;

    /** What is waited for. Executors, streams and the like of the JDK are in every API. */
    private static final Set<String> FUTURES = Set.of(
            "java/util/concurrent/CompletableFuture",
            "java/util/concurrent/CompletionStage",
            "java/util/concurrent/Future");

    private static final Set<FactKind> OF_CALLS = EnumSet.of(
            FactKind.BLOCKS, FactKind.NO_WAIT, FactKind.CONTEXT_ARGUMENT, FactKind.OFFLOAD, FactKind.GUARD);

    private static final Pattern PACKAGE =
            Pattern.compile("(?<=[(;<>+\\-:\\[)VZBCSIJFD* ])L((?:[\\w-]+/)*[\\w-]+)/(?=[\\w$]+[;<])");

    private final LibraryClasses classes = new LibraryClasses();
    private final Map<String, Declared> api = new TreeMap<>();
    private final Map<String, Set<String>> namesInFacts = new HashMap<>();
    /** Names of members by class. */
    private final Map<String, Set<String>> kept = new TreeMap<>();

    @Test
    void theTableSaysWhatTheJarsHave() throws IOException {
        List<String> wanted = table();
        if (Boolean.getBoolean("tables.update")) {
            Files.write(TABLE, wanted);
            return;
        }
        assertThat(Files.readAllLines(TABLE))
                .as("run the tests with -Dtables.update=true after a change of a table")
                .isEqualTo(wanted);
    }

    private List<String> table() throws IOException {
        for (String name : BuiltInTablesTest.api()) {
            if (!name.endsWith("$")) {
                api.put(name, LibrarySignatures.read(name));
            }
        }
        for (Fact fact : FactTable.builtIn().facts()) {
            if (OF_CALLS.contains(fact.kind())) {
                namesInFacts
                        .computeIfAbsent(BuiltInTablesTest.checkedAs(fact.owner()), k -> new HashSet<>())
                        .add(fact.method());
            }
        }
        Set<String> leading = new TreeSet<>();
        for (String name : api.keySet()) {
            if (classes.withSupertypes(name).stream().anyMatch(this::isTarget)) {
                leading.add(name);
            }
        }
        leading.addAll(FUTURES);
        leading.addAll(answering(leading));
        addAll(leading);
        addFunctions();
        addSupertypes();
        addHeaders();
        return lines();
    }

    /** Interfaces through which the methods are called, and the classes that types are nested in. */
    private void addHeaders() {
        Set<String> written = FactTable.builtIn().supertypes().keySet();
        Set<String> known = Set.copyOf(kept.keySet());
        for (Declared type : api.values()) {
            if (type.isInterface()
                    && !written.contains(type.name())
                    && classes.withSupertypes(type.name()).stream().anyMatch(known::contains)) {
                kept.computeIfAbsent(type.name(), k -> new TreeSet<>());
            }
        }
        for (String name : known) {
            for (int end = name.lastIndexOf('$'); end > 0; end = name.lastIndexOf('$', end - 1)) {
                if (api.containsKey(name.substring(0, end))) {
                    kept.computeIfAbsent(name.substring(0, end), k -> new TreeSet<>());
                }
            }
        }
    }

    private boolean isTarget(String name) {
        return namesInFacts.containsKey(name) && (!name.startsWith("java/") || FUTURES.contains(name));
    }

    private List<String> answering(Set<String> types) {
        return api.values().stream()
                .filter(type -> type.members().stream()
                        .anyMatch(member -> leads(type, member, types)))
                .map(Declared::name)
                .toList();
    }

    /** The setters of builders do not: there are too many of them. What takes nothing is none, as {@code parent()}. */
    private boolean leads(Declared type, Member member, Set<String> leading) {
        boolean isGetter = member.isMethod() && member.parameters().isEmpty();
        boolean isSetter = !isGetter && !isTarget(type.name()) && classes.isSubtype(type.name(), member.type());
        return isUsual(member)
                && leading.contains(member.type())
                && !isSetter
                && !isInherited(type.name(), member, api.keySet());
    }

    private void addAll(Set<String> leading) {
        for (Declared type : api.values()) {
            if (!leading.contains(type.name())) {
                continue;
            }
            for (Member member : type.members()) {
                if (leads(type, member, leading) || isInFact(type.name(), member)) {
                    kept.computeIfAbsent(type.name(), k -> new TreeSet<>()).add(member.name());
                }
            }
        }
    }

    private boolean isInFact(String type, Member member) {
        Set<String> names = namesInFacts.getOrDefault(type, Set.of());
        return member.isMethod() && (names.contains("*") || names.contains(member.name()));
    }

    /** What lambdas are given comes from the one abstract method of the interface. */
    private void addFunctions() {
        Deque<String> left = new ArrayDeque<>(kept.keySet());
        Set<String> seen = new HashSet<>();
        while (!left.isEmpty()) {
            Declared type = api.get(left.poll());
            type.members().stream()
                    .filter(member -> member.isMethod() && isKept(type, member))
                    .flatMap(member -> member.parameters().stream())
                    .filter(parameter -> api.containsKey(parameter) && seen.add(parameter))
                    .forEach(parameter -> {
                        List<Member> functions = api.get(parameter).members().stream()
                                .filter(Member::isAbstract)
                                .toList();
                        if (api.get(parameter).isInterface() && functions.size() == 1) {
                            kept.computeIfAbsent(parameter, k -> new TreeSet<>())
                                    .add(functions.get(0).name());
                        }
                    });
        }
    }

    /** All methods of a name, or none, so that the choice between them is that of the compiler. */
    private void addSupertypes() {
        for (String name : List.copyOf(kept.keySet())) {
            for (String above : classes.withSupertypes(name)) {
                if (api.containsKey(above)) {
                    kept.computeIfAbsent(above, k -> new TreeSet<>()).addAll(kept.get(name));
                }
            }
        }
        for (String name : List.copyOf(kept.keySet())) {
            for (String above : classes.withSupertypes(name)) {
                kept.get(name).addAll(kept.getOrDefault(above, Set.of()));
            }
        }
    }

    private List<String> lines() {
        List<String> types = new ArrayList<>();
        kept.keySet().forEach(name -> {
            Declared type = api.get(name);
            String text = Stream.concat(
                            Stream.of(type.line()),
                            type.members().stream()
                                    .filter(member -> isKept(type, member))
                                    .filter(member -> !isInherited(name, member, kept.keySet()))
                                    .map(Member::line)
                                    .sorted())
                    .collect(Collectors.joining("\n"));
            types.add(text);
            BuiltInTablesTest.copiesOf(name).forEach(copy -> types.add(text.replace(copy.getValue(), copy.getKey())));
        });
        types.sort(Comparator.comparing(text -> text.substring(2, text.indexOf(' ', 2))));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<String> all = types.stream().map(text -> abbreviated(text, numbers)).toList();
        List<String> lines = new ArrayList<>();
        lines.add("# below " + types.stream().map(FrameworkSignaturesTest::root).distinct().collect(Collectors.joining(" ")));
        lines.add("# The methods of frameworks that have a fact or lead to one that has, as class-file signatures (JVMS 4.7.9.1).");
        lines.add("# p package that stands behind a number, from 0 on; the others as in jdk.signatures.");
        lines.add("# Written by FrameworkSignaturesTest with -Dtables.update=true, from the jars themselves.");
        numbers.keySet().forEach(name -> lines.add("p " + name));
        all.forEach(text -> lines.addAll(text.lines().toList()));
        return lines;
    }

    private static String root(String text) {
        String name = text.substring(2, text.indexOf(' ', 2));
        String[] parts = name.substring(0, name.lastIndexOf('/')).split("/");
        int count = parts[0].equals("org") || parts[0].equals("com") ? 3 : 2;
        return String.join("/", List.of(parts).subList(0, Math.min(count, parts.length)));
    }

    private static String abbreviated(String text, Map<String, Integer> numbers) {
        return PACKAGE.matcher(text).replaceAll(match -> {
            String name = match.group(1);
            int number = numbers.computeIfAbsent(name, k -> numbers.size());
            return "L" + number + "/";
        });
    }

    private boolean isKept(Declared type, Member member) {
        return kept.getOrDefault(type.name(), Set.of()).contains(member.name())
                && (isUsual(member) || isInFact(type.name(), member));
    }

    private static boolean isUsual(Member member) {
        boolean isShort = !member.isMethod() || member.parameters().size() <= MOST_PARAMETERS;
        return isShort && !member.isDeprecated() && !member.name().equals("<init>");
    }

    /** Whether a supertype declares the method with the same types already. */
    private boolean isInherited(String type, Member member, Set<String> known) {
        return member.isMethod()
                && classes.withSupertypes(type).stream()
                        .filter(above -> !above.equals(type) && known.contains(above))
                        .anyMatch(above -> classes.find(above).orElseThrow().methods()
                                .contains(new LibraryClasses.Method(member.name(), member.descriptor())));
    }
}
