package dev.wouldblock.samples.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.samples.tables.LibraryClasses.Library;
import dev.wouldblock.samples.tables.LibraryClasses.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;

/**
 * Every fact of the built-in tables against the jars of the libraries that it speaks of. With
 * {@code -Dtables.update=true} the table of the frameworks' supertypes is written anew instead of compared.
 */
class BuiltInTablesTest {
    private static final Path TYPES =
            Path.of("..", "detector", "engine", "src", "main", "resources", "dev", "wouldblock", "facts", "frameworks.types");

    /** Owners that no jar on the class path has, each with the reason. A new one belongs here on purpose. */
    private static final Map<String, String> NOT_CHECKED = Map.of(
            "io/vertx/core/VerticleBase", "since Vert.x 5, the class path has 4.5",
            "io/vertx/core/Deployable", "since Vert.x 5, the class path has 4.5",
            "com/lmax/disruptor/WorkHandler", "gone in Disruptor 4",
            "org/apache/log4j/Category", "log4j 1 is not on the class path");

    /** Packages that are checked as another one from which, or to which, they were copied name by name. */
    private static final Map<String, String> CHECKED_AS =
            Map.of("akka/", "org/apache/pekko/", "javax/servlet/", "jakarta/servlet/");

    private static final Set<FactKind> OF_CALLS_AND_CONTEXTS = EnumSet.of(
            FactKind.BLOCKS,
            FactKind.NO_WAIT,
            FactKind.CONTEXT,
            FactKind.CONTEXT_ARGUMENT,
            FactKind.OFFLOAD,
            FactKind.GUARD,
            FactKind.LOCK_SIDE,
            FactKind.TRANSPORT);

    /** The name of a framework in that of its class: three parts below org and com, two elsewhere. */
    private static final Pattern FRAMEWORK =
            Pattern.compile("^((?:org|com)/(?:[a-z]\\w*/){1,2}|(?:[a-z]\\w*/){1,2}).*$");

    private static final FactTable TABLE = FactTable.builtIn();
    private static final LibraryClasses CLASSES = new LibraryClasses();

    @Test
    void ownersAndMethodsExist() {
        List<String> wrong = new ArrayList<>();
        for (Fact fact : checked()) {
            Optional<Library> owner = CLASSES.find(owner(fact));
            if (owner.isEmpty()) {
                wrong.add("no class for " + show(fact));
            } else if (fact.isAboutAnnotation()) {
                if (!owner.get().isAnnotation()) {
                    wrong.add("no annotation: " + show(fact));
                }
            } else if (methods(fact).isEmpty()) {
                wrong.add("no method for " + show(fact));
            }
            if (!parameter(fact).isEmpty() && CLASSES.find(parameter(fact)).isEmpty()) {
                wrong.add("no class for the parameter of " + show(fact));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsLeftOutIsNamedAndStillMissing() {
        Set<String> owners = TABLE.facts().stream().map(Fact::owner).collect(Collectors.toSet());
        NOT_CHECKED.forEach((owner, reason) -> System.out.println("not checked: " + owner + ", " + reason));
        assertThat(NOT_CHECKED).hasSizeLessThanOrEqualTo(4);
        assertThat(owners).containsAll(NOT_CHECKED.keySet());
        assertThat(NOT_CHECKED.keySet()).allMatch(owner -> CLASSES.find(owner).isEmpty());
    }

    @Test
    void argumentsCanHoldCode() {
        List<String> wrong = new ArrayList<>();
        for (Fact fact : checked()) {
            if (EnumSet.of(FactKind.CONTEXT_ARGUMENT, FactKind.OFFLOAD).contains(fact.kind())) {
                argument(fact, "argument").ifPresent(index -> methods(fact).stream()
                        .filter(method -> index >= method.arity() || !isInterface(method.parameter(index)))
                        .forEach(method -> wrong.add(method + " for " + show(fact))));
                assertThat(fact.kind() == FactKind.OFFLOAD || argument(fact, "argument").isPresent())
                        .as(show(fact))
                        .isTrue();
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void otherNumberedArgumentsHaveTheirType() {
        List<String> wrong = new ArrayList<>();
        Map<String, Set<String>> types = Map.of(
                "zero", Set.of("int", "long", "java.time.Duration"),
                "literal", Set.of("java.lang.String"),
                "executor",
                        Set.of(
                                "java.util.concurrent.Executor",
                                "java.util.concurrent.ExecutorService",
                                "io.netty.util.concurrent.EventExecutorGroup",
                                "io.reactivex.rxjava3.core.Scheduler",
                                "reactor.core.scheduler.Scheduler"));
        for (Fact fact : checked()) {
            types.forEach((key, allowed) -> argument(fact, key).ifPresent(index -> methods(fact).stream()
                    .filter(method -> index >= method.arity()
                            || !allowed.contains(method.parameter(index).getClassName()))
                    .forEach(method -> wrong.add(key + " in " + method + " for " + show(fact)))));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void testsAnswerTrueOrFalse() {
        List<String> wrong = new ArrayList<>();
        for (Fact fact : checked()) {
            if (fact.kind() == FactKind.GUARD) {
                methods(fact).stream()
                        .filter(method -> !Type.getReturnType(method.descriptor()).equals(Type.BOOLEAN_TYPE))
                        .forEach(method -> wrong.add(method + " for " + show(fact)));
                assertThat(fact.value("on-loop", "")).as(show(fact)).isIn("true", "false");
            }
            for (String done : fact.value("done", "").split(",")) {
                if (!done.isEmpty() && !CLASSES.methods(owner(fact)).contains(new Method(done, "()Z"))) {
                    wrong.add(done + " for " + show(fact));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void supertypesOfFrameworksAreThoseOfTheJars() throws IOException {
        List<String> there = Files.readAllLines(TYPES);
        List<String> wanted = Stream.concat(
                        there.stream().filter(line -> line.startsWith("#")),
                        supertypes().entrySet().stream()
                                .map(type -> (type.getKey() + " " + String.join(" ", type.getValue())).replace('/', '.')))
                .toList();
        if (Boolean.getBoolean("tables.update")) {
            Files.write(TYPES, wanted);
            return;
        }
        String how = "run the tests with -Dtables.update=true after a change of a table";
        assertThat(there.stream().filter(line -> !wanted.contains(line))).as("stale: " + how).isEmpty();
        assertThat(wanted.stream().filter(line -> !there.contains(line))).as("missing: " + how).isEmpty();
        assertThat(there).as("order and duplicates: " + how).hasSameSizeAs(wanted);
    }

    private static String parameter(Fact fact) {
        return fact.value("parameter", "").replace('.', '/');
    }

    /** Of each public class and interface of a framework below an owner of a fact, and of what lies between. */
    private static Map<String, List<String>> supertypes() throws IOException {
        Set<String> owners = TABLE.facts().stream()
                .filter(fact -> OF_CALLS_AND_CONTEXTS.contains(fact.kind()))
                .flatMap(fact -> Stream.of(fact.owner(), parameter(fact)))
                .filter(owner -> !owner.isEmpty() && !owner.endsWith("/*") && !owner.equals("java/lang/Object"))
                .collect(Collectors.toSet());
        Map<String, List<String>> wanted = new TreeMap<>();
        for (String name : api()) {
            add(name, owners, wanted);
        }
        return wanted;
    }

    /** The public classes and interfaces of the frameworks that facts speak of. */
    static List<String> api() throws IOException {
        List<String> packages = frameworkPackages().toList();
        return LibraryClasses.inJars().stream()
                .filter(name -> packages.stream().anyMatch(name::startsWith))
                .filter(name -> Stream.of("/internal/", "/impl/", "/shaded/", "/operators/", "/helpers/")
                        .noneMatch(name::contains))
                .filter(name -> CLASSES.find(name).orElseThrow().isPublic())
                .toList();
    }

    private static void add(String name, Set<String> owners, Map<String, List<String>> wanted) {
        Set<String> above = new TreeSet<>(CLASSES.withSupertypes(name));
        above.remove(name);
        if (above.stream().anyMatch(owners::contains) && !isOfTheJdk(name) && !wanted.containsKey(name)) {
            List<String> direct = CLASSES.find(name).orElseThrow().supertypes();
            wanted.put(name, direct);
            direct.forEach(supertype -> add(supertype, owners, wanted));
        }
    }

    /** First parts of the names of owners outside the JDK, without the packages of loggers. */
    private static Stream<String> frameworkPackages() {
        return TABLE.facts().stream()
                .filter(fact -> OF_CALLS_AND_CONTEXTS.contains(fact.kind()) && !fact.isAboutAnnotation())
                .map(Fact::owner)
                .filter(owner -> !isOfTheJdk(owner))
                .map(owner -> FRAMEWORK.matcher(owner).replaceFirst("$1"))
                .distinct();
    }

    private static List<Fact> checked() {
        return TABLE.facts().stream()
                .filter(fact -> !fact.owner().endsWith("/*") && !NOT_CHECKED.containsKey(fact.owner()))
                .filter(fact -> Integer.parseInt(fact.value("since", "0"))
                        <= Runtime.version().feature())
                .toList();
    }

    private static String owner(Fact fact) {
        return checkedAs(fact.owner());
    }

    /** The name of the class that stands for one that is not on the class path. */
    static String checkedAs(String name) {
        return CHECKED_AS.entrySet().stream()
                .filter(copy -> name.startsWith(copy.getKey()))
                .map(copy -> copy.getValue() + name.substring(copy.getKey().length()))
                .findFirst()
                .orElse(name);
    }

    /** The packages that were copied from or to that of a class, each with the one that stands for it. */
    static List<Map.Entry<String, String>> copiesOf(String name) {
        return CHECKED_AS.entrySet().stream()
                .filter(copy -> name.startsWith(copy.getValue()))
                .toList();
    }

    private static List<Method> methods(Fact fact) {
        return CLASSES.methods(owner(fact)).stream()
                .filter(method -> fact.method().equals("*") || fact.method().equals(method.name()))
                .filter(method -> fact.arity() < 0 || fact.arity() == method.arity())
                .filter(method -> fact.parameters().isEmpty() || fact.parameters().equals(method.simpleParameters()))
                .toList();
    }

    private static Optional<Integer> argument(Fact fact, String key) {
        return Optional.of(fact.argument(key)).filter(index -> index >= 0);
    }

    private static boolean isInterface(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        return element.getSort() == Type.OBJECT
                && CLASSES.find(element.getInternalName()).filter(Library::isInterface).isPresent();
    }

    private static boolean isOfTheJdk(String name) {
        return name.startsWith("java/") || (name.startsWith("javax/") && !name.startsWith("javax/servlet/"));
    }

    private static String show(Fact fact) {
        Map<String, String> words = new LinkedHashMap<>(new TreeMap<>(fact.values()));
        return fact.kind() + " " + fact.owner() + "#" + fact.method() + "/" + fact.arity() + fact.parameters() + words;
    }
}
