package dev.wouldblock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables against the running JDK, and the grammar of their lines. */
class FactTableTest {
    /** Facts that the JDK can not confirm. A new one belongs here on purpose, not by a slip of the pen. */
    private static final Set<String> OTHER_OWNERS = Set.of(
            "org/slf4j/Logger",
            "org/slf4j/spi/LoggingEventBuilder",
            "org/apache/logging/log4j/Logger",
            "org/apache/log4j/Category",
            "org/apache/commons/logging/Log");

    private static final Set<String> OTHER_TYPES = Set.of("org/apache/log4j/Logger");

    private static final FactTable TABLE = FactTable.builtIn();

    static Stream<Fact> jdkFacts() {
        return TABLE.facts().stream().filter(fact -> !OTHER_OWNERS.contains(fact.owner()));
    }

    static Stream<Map.Entry<String, List<String>>> jdkTypes() {
        return new TreeMap<>(TABLE.supertypes())
                .entrySet().stream().filter(type -> !OTHER_TYPES.contains(type.getKey()));
    }

    @ParameterizedTest
    @MethodSource("jdkFacts")
    void ownerAndMethodExist(Fact fact) throws ClassNotFoundException {
        if (fact.isPackageWide()) {
            String name = fact.owner().replace("/*", "").replace('/', '.');
            assertThat(ModuleLayer.boot().modules().stream()
                            .anyMatch(module -> module.getPackages().contains(name)))
                    .as(name)
                    .isTrue();
            return;
        }
        List<Method> methods = methods(jdkClass(fact.owner()), new HashSet<>())
                .filter(method -> fact.method().equals("*") || fact.method().equals(method.getName()))
                .toList();
        assertThat(methods).as("methods named %s", fact.method()).isNotEmpty();
        assertThat(methods)
                .as("%s with %s parameters", fact.method(), fact.arity())
                .anyMatch(method -> fact.arity() < 0 || fact.arity() == method.getParameterCount());
    }

    /** An argument number that no method has would be looked up in vain at each call. */
    @ParameterizedTest
    @MethodSource("jdkFacts")
    void argumentsExist(Fact fact) throws ClassNotFoundException {
        for (String key : List.of("channel", "buffer", "as")) {
            int argument = fact.argument(key);
            if (argument >= 0) {
                assertThat(methods(jdkClass(fact.owner()), new HashSet<>())
                                .filter(method -> fact.method().equals(method.getName()))
                                .filter(method -> fact.arity() < 0 || fact.arity() == method.getParameterCount()))
                        .as("methods with an argument for %s", key)
                        .isNotEmpty()
                        .allMatch(method -> method.getParameterCount() > argument);
            }
        }
    }

    @Test
    void noFactIsThereTwice() {
        assertThat(TABLE.facts())
                .extracting(fact -> fact.kind() + " " + fact.owner() + "#" + fact.method() + "/" + fact.arity())
                .doesNotHaveDuplicates();
    }

    @Test
    void factsOutsideTheJdkAreKnown() {
        assertThat(TABLE.facts().stream()
                        .map(fact -> fact.owner().replace("/*", ""))
                        .filter(owner -> !owner.startsWith("java/")))
                .hasSameElementsAs(OTHER_OWNERS);
        assertThat(TABLE.supertypes().keySet().stream().filter(type -> !type.startsWith("java/")))
                .hasSameElementsAs(OTHER_TYPES);
    }

    @ParameterizedTest
    @MethodSource("jdkTypes")
    void supertypesExist(Map.Entry<String, List<String>> line) throws ClassNotFoundException {
        for (String supertype : line.getValue()) {
            assertThat(jdkClass(supertype)).isAssignableFrom(jdkClass(line.getKey()));
        }
    }

    /** A class that leaves one out would answer "not a subtype" where "unknown" would be the worst that is right. */
    @ParameterizedTest
    @MethodSource("jdkTypes")
    void supertypesThatTheTablesSpeakOfAreAllThere(Map.Entry<String, List<String>> line) throws ClassNotFoundException {
        Set<String> spokenOf = new TreeSet<>(TABLE.supertypes().keySet());
        TABLE.facts().stream()
                .filter(fact -> !fact.isPackageWide())
                .map(Fact::owner)
                .forEach(spokenOf::add);
        spokenOf.removeAll(OTHER_OWNERS);
        spokenOf.removeAll(OTHER_TYPES);
        spokenOf.remove("java/lang/Object");
        Set<String> wanted = new TreeSet<>();
        for (String candidate : spokenOf) {
            if (jdkClass(candidate).isAssignableFrom(jdkClass(line.getKey()))) {
                wanted.add(candidate);
            }
        }
        Set<String> reached = new TreeSet<>();
        reach(line.getKey(), reached);
        reached.retainAll(spokenOf);
        assertThat(reached).isEqualTo(wanted);
    }

    @Test
    void readsALine() {
        Fact fact = Fact.parse("operation java.nio.X$Y#write/3  does=write channel=this buffer=0 | why | because");

        assertThat(fact)
                .isEqualTo(new Fact(
                        FactKind.OPERATION,
                        "java/nio/X$Y",
                        "write",
                        3,
                        Map.of("does", "write", "channel", "this", "buffer", "0"),
                        "why | because"));
        assertThat(fact.argument("channel")).isEqualTo(Fact.RECEIVER);
        assertThat(fact.argument("buffer")).isZero();
        assertThat(fact.argument("as")).isEqualTo(-2);
        assertThat(fact.value("does", "?")).isEqualTo("write");
        assertThat(fact.value("other", "?")).isEqualTo("?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operation java.nio.X#write/1 does=write",
                "operation | no method",
                "operation java.nio.X.write/1 | no hash",
                "operation java.nio.X#write | no arity",
                "operation java/nio/X#write | slashes but no arity",
                "operation java.nio.X#write/1 does | no value",
                "operation java.nio.X#write/1 does=a does=b | twice"
            })
    void refusesALineWithTheLineInTheMessage(String line) {
        assertThatThrownBy(() -> Fact.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operates java.nio.X#write/1 | no such kind", "operation java.nio.X#write/x | no number"})
    void refusesAnUnknownWord(String line) {
        assertThatThrownBy(() -> Fact.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void reach(String type, Set<String> reached) {
        if (reached.add(type)) {
            TABLE.supertypes().getOrDefault(type, List.of()).forEach(supertype -> reach(supertype, reached));
        }
    }

    private static Class<?> jdkClass(String internalName) throws ClassNotFoundException {
        return Class.forName(internalName.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
    }

    /** Declared and inherited, as a call through the class can name them. */
    private static Stream<Method> methods(Class<?> type, Set<Class<?>> seen) {
        if (type == null || !seen.add(type)) {
            return Stream.empty();
        }
        return Stream.of(
                        Arrays.stream(type.getDeclaredMethods()),
                        methods(type.getSuperclass(), seen),
                        Arrays.stream(type.getInterfaces()).flatMap(above -> methods(above, seen)))
                .flatMap(found -> found);
    }
}
