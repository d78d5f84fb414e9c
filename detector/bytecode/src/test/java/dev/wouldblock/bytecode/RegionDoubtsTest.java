package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.file;
import static dev.wouldblock.bytecode.Regions.server;
import static dev.wouldblock.bytecode.Regions.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Profile;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much may have to come out in a blocking call's favour before the default profile no longer reports it. */
class RegionDoubtsTest {
    private static final String PAUSE = "java.util.concurrent.locks.LockSupport.parkNanos(1000);";
    private static final String STATE = "int state; Object input; ";

    private static List<String> found(Profile profile, String... sources) {
        return Regions.findings(profile, sources).stream().map(Regions::shown).toList();
    }

    /** A loop that calls {@code m1}, which calls {@code m2} and so on, each in a statement like the given one; the last pauses. */
    private static String chain(int calls, String statement) {
        String methods = IntStream.rangeClosed(1, calls)
                .mapToObj(i -> "void m" + i + "() { "
                        + (i == calls ? PAUSE : statement.replace("next", "m" + (i + 1) + "()")) + " }")
                .collect(Collectors.joining("\n"));
        return server("m1();", STATE + methods);
    }

    private static String pausesIn(int last) {
        return "WB_BLOCK_IN_SELECTOR_LOOP Server.m" + last + " LockSupport.parkNanos";
    }

    @Test
    void aWayWithoutTestsMayBeAsLongAsTheWalk() {
        assertThat(found(Profile.DEFAULT, chain(8, "state++; next;"))).containsExactly(pausesIn(8));
        assertThat(found(Profile.STRICT, chain(9, "state++; next;"))).isEmpty();
    }

    @Test
    void fiveTestsAreFewAndSixAreMany() {
        String tested = "if (state > 0) { next; }";

        assertThat(found(Profile.DEFAULT, chain(6, tested))).containsExactly(pausesIn(6));
        assertThat(found(Profile.DEFAULT, chain(7, tested))).isEmpty();
        assertThat(found(Profile.STRICT, chain(7, tested))).containsExactly(pausesIn(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (state > 0) { return; } next;",
                "while (state > 0) { next; }",
                "for (int i = 0; i < state; i++) { next; }",
                "try { state++; } catch (RuntimeException e) { next; }",
            })
    void whatMayBePassedByIsBehindATest(String statement) {
        assertThat(found(Profile.DEFAULT, chain(7, statement))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (state > 0) { state = 1; } next;",
                "if (state > 0) { throw new IllegalStateException(); } next;",
                "do { next; } while (state > 0);",
                "switch (state) { case 1: next; break; case 2: state = 3; break; default: }",
                "if (input instanceof String) { next; }",
                "if (!(input instanceof String)) { return; } next;",
            })
    void whatCanNotBePassedByAndKindsOfInputAreNoDoubts(String statement) {
        assertThat(found(Profile.DEFAULT, chain(7, statement))).containsExactly(pausesIn(7));
    }

    @Test
    void aLoopMayBeMeantToPauseOnceARound() {
        String loop = """
                void run(Selector selector) throws Exception {
                    while (true) {
                        selector.select(1);
                        for (SelectionKey key : selector.selectedKeys()) {
                            if (key.isReadable()) { %s }
                        }
                        selector.selectedKeys().clear();
                        %s
                    }
                }""";
        String onceARound = type(loop.formatted("", PAUSE));
        String onceAKey = type(loop.formatted(PAUSE, ""));
        String call = "WB_BLOCK_IN_SELECTOR_LOOP Server.run LockSupport.parkNanos";

        assertThat(found(Profile.DEFAULT, onceARound)).isEmpty();
        assertThat(found(Profile.STRICT, onceARound)).containsExactly(call);
        assertThat(found(Profile.DEFAULT, onceAKey)).containsExactly(call);
    }

    @Test
    void aLoopMayBeMeantToPauseForWhatIsLeftOfATime() {
        String rest = "long rest = due - System.nanoTime(); %s java.util.concurrent.locks.LockSupport.parkNanos(rest);";
        String asked = server(rest.formatted("if (rest > 0)"), "long due;");
        String always = server(rest.formatted(""), "long due;");
        String call = "WB_BLOCK_IN_SELECTOR_LOOP Server.run LockSupport.parkNanos";

        assertThat(found(Profile.DEFAULT, asked)).isEmpty();
        assertThat(found(Profile.STRICT, asked)).containsExactly(call);
        assertThat(found(Profile.DEFAULT, always)).containsExactly(call);
    }

    private static final String HANDLER = file("interface Handler { void handle(); }");

    private static String handler(String name) {
        return file("class " + name + " implements Handler { public void handle() { " + PAUSE + " } }");
    }

    private static String taking(String... handlers) {
        String choice = IntStream.range(0, handlers.length)
                .mapToObj(i -> "case " + i + ": handler = new " + handlers[i] + "(); break;")
                .collect(Collectors.joining(" "));
        return server("handler.handle();", STATE + "Handler handler; { switch (state) { " + choice + " default: } }");
    }

    @Test
    void oneBodyOfThreeIsAGuess() {
        assertThat(found(Profile.DEFAULT, HANDLER, handler("A"), handler("B"), taking("A", "B")))
                .hasSize(2);
        String[] three = {HANDLER, handler("A"), handler("B"), handler("C"), taking("A", "B", "C")};
        assertThat(found(Profile.DEFAULT, three)).isEmpty();
        assertThat(found(Profile.STRICT, three)).hasSize(3);
    }
}
