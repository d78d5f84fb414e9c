package dev.wouldblock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
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
    private static final FactTable TABLE = FactTable.builtIn();

    static Stream<Fact> jdkFacts() {
        return TABLE.facts().stream()
                .filter(fact -> isOfTheJdk(fact.owner()))
                .filter(fact -> Integer.parseInt(fact.value("since", "0"))
                        <= Runtime.version().feature());
    }

    static Stream<Map.Entry<String, List<String>>> jdkTypes() {
        return new TreeMap<>(TABLE.supertypes()).entrySet().stream().filter(type -> isOfTheJdk(type.getKey()));
    }

    /** What is outside is checked where the libraries are: with the samples. */
    private static boolean isOfTheJdk(String name) {
        return name.startsWith("java/") || (name.startsWith("javax/") && !name.startsWith("javax/servlet/"));
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
        List<Executable> methods = methods(jdkClass(fact.owner()), new HashSet<>())
                .filter(method -> fact.method().equals("*") || fact.method().equals(nameOf(method)))
                .toList();
        assertThat(methods).as("methods named %s", fact.method()).isNotEmpty();
        assertThat(methods)
                .as("%s with %s parameters", fact.method(), fact.arity())
                .anyMatch(method -> (fact.arity() < 0 || fact.arity() == method.getParameterCount())
                        && (fact.parameters().isEmpty() || fact.parameters().equals(simpleParameters(method))));
    }

    private static List<String> simpleParameters(Executable method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .toList();
    }

    private static String nameOf(Executable method) {
        return method instanceof Constructor ? "<init>" : method.getName();
    }

    /** An argument number that no method has would be looked up in vain at each call. */
    @ParameterizedTest
    @MethodSource("jdkFacts")
    void argumentsExist(Fact fact) throws ClassNotFoundException {
        for (String key : List.of("channel", "buffer", "as")) {
            int argument = fact.argument(key);
            if (argument >= 0) {
                assertThat(methods(jdkClass(fact.owner()), new HashSet<>())
                                .filter(method -> fact.method().equals(nameOf(method)))
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
                .extracting(fact -> fact.kind() + " " + fact.owner() + "#" + fact.method() + "/" + fact.arity()
                        + fact.parameters() + fact.value("argument", "") + fact.value("parameter", ""))
                .doesNotHaveDuplicates();
    }

    /** What surely blocks waits, too: a line of its own would say it a second time, and one day something else. */
    @Test
    void whatWaitsIsSaidOnce() {
        assertThat(TABLE.facts().stream().filter(fact -> fact.kind() == FactKind.WAITS))
                .isNotEmpty()
                .noneMatch(waits -> TABLE.facts().stream()
                        .anyMatch(blocks -> blocks.kind() == FactKind.BLOCKS
                                && blocks.owner().equals(waits.owner())
                                && blocks.method().equals(waits.method())));
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
                .filter(fact -> Integer.parseInt(fact.value("since", "0"))
                        <= Runtime.version().feature())
                .map(Fact::owner)
                .forEach(spokenOf::add);
        spokenOf.removeIf(name -> !isOfTheJdk(name));
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
                        List.of(),
                        Map.of("does", "write", "channel", "this", "buffer", "0"),
                        "why | because"));
        assertThat(fact.argument("channel")).isEqualTo(Fact.RECEIVER);
        assertThat(fact.argument("buffer")).isZero();
        assertThat(fact.argument("as")).isEqualTo(-2);
        assertThat(fact.value("does", "?")).isEqualTo("write");
        assertThat(fact.value("other", "?")).isEqualTo("?");
    }

    @Test
    void readsALineWithParameters() {
        Fact fact = Fact.parse("blocks java.net.Socket#<init>(InetAddress[],int,long) tier=always | connects");

        assertThat(fact.method()).isEqualTo("<init>");
        assertThat(fact.arity()).isEqualTo(3);
        assertThat(fact.parameters()).containsExactly("InetAddress[]", "int", "long");
        assertThat(Fact.parse("blocks java.lang.Object#wait() tier=always | waits"))
                .isEqualTo(Fact.parse("blocks java.lang.Object#wait/0 tier=always | waits"));
    }

    @Test
    void readsALineAboutAnAnnotation() {
        Fact fact = Fact.parse("context @org.x.NonBlocking framework=annotation | a thread");

        assertThat(fact.isAboutAnnotation()).isTrue();
        assertThat(fact.owner()).isEqualTo("org/x/NonBlocking");
        assertThat(fact.arity()).isEqualTo(-1);
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
                "operation java.nio.X#write/1 does=a does=b | twice",
                "operation java.nio.X#(int) | no name",
                "operation java.nio.X#write(int | not closed",
                "operation java.nio.X#write(int,) | no type",
                "operation #write/1 | no owner",
                "context @ | no annotation",
                "context @java.lang.X#m/1 | annotation and method"
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

    /** As a call through the class can name them: its constructors, and its methods with the inherited ones. */
    private static Stream<Executable> methods(Class<?> type, Set<Class<?>> seen) {
        return Stream.concat(Arrays.stream(type.getDeclaredConstructors()), inherited(type, seen));
    }

    private static Stream<Executable> inherited(Class<?> type, Set<Class<?>> seen) {
        if (type == null || !seen.add(type)) {
            return Stream.empty();
        }
        return Stream.of(
                        Arrays.stream(type.getDeclaredMethods()),
                        inherited(type.getSuperclass(), seen),
                        Arrays.stream(type.getInterfaces()).flatMap(above -> inherited(above, seen)))
                .flatMap(found -> found);
    }
}
