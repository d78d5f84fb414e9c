package dev.wouldblock.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.model.Position;
import dev.wouldblock.source.CallFinder.Found;
import dev.wouldblock.source.CallFinder.Sought;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallFinderTest {
    private static final String SOURCE = """
            package org.x;

            class Outer {
                int sent = peer.write(first);

                void send() {
                    ((SocketChannel) key
                            .channel()).write(buffer);
                    run(() -> this.peer.write(\tbuffer));
                    write(buffer);
                    a.write(b); c.write(d);
                }

                static class Inner {
                    void send() {
                        peer.write(buffer);
                    }
                }
            }

            class Second {
                Runnable task = new Runnable() {
                    public void run() {
                        peer.write(buffer);
                    }
                };
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "org/x/Outer,        <init>, 4,  21, 33, peer",
        "org/x/Outer,        send,   8,  29, 42, ((SocketChannel) key .channel())",
        "org/x/Outer,        send,   9,  29, 43, this.peer",
        "org/x/Outer,        send,   10, 9,  22, ''",
        "org/x/Outer$Inner,  send,   16, 18, 31, peer",
        "org/x/Second$1,     run,    24, 18, 31, peer",
    })
    void aCallOfTheSameNamesOnTheSameLineIsFound(
            String className, String method, int line, int column, int endColumn, String receiver) {
        assertThat(find(SOURCE, new Sought(className, method, "write", line)))
                .contains(new Found(new Position(line, column, endColumn), receiver));
    }

    @ParameterizedTest
    @CsvSource({
        "org/x/Outer, send,   write, 7",
        "org/x/Outer, send,   read,  9",
        "org/x/Outer, flush,  write, 9",
        "org/x/Outer, <init>, write, 9",
        "org/x/Other, send,   write, 9",
        "org/y/Outer, send,   write, 9",
        "Outer,       send,   write, 9",
        "org/x/Outer, send,   write, 0",
        "org/x/Outer, send,   write, 2000",
    })
    void aCallThatDiffersInAnythingIsNot(String className, String method, String name, int line) {
        assertThat(find(SOURCE, new Sought(className, method, name, line))).isEmpty();
    }

    @Test
    void ofTwoThatCouldBeMeantNeitherIs() {
        assertThat(find(SOURCE, new Sought("org/x/Outer", "send", "write", 11))).isEmpty();
    }

    @Test
    void theUnnamedPackageHasNoPrefix() {
        assertThat(find("class A { void m() { c.read(b); } }", new Sought("A", "m", "read", 1)))
                .contains(new Found(new Position(1, 24, 31), "c"));
    }

    @Test
    void aLongReceiverIsLeftOut() {
        String receiver = "c" + ".next()".repeat(20);
        assertThat(find("class A { void m() {\n" + receiver + ".read(b); } }", new Sought("A", "m", "read", 2)))
                .contains(new Found(new Position(2, receiver.length() + 2, receiver.length() + 9), ""));
    }

    @Test
    void lineEndsOfAllSystemsCount() {
        String source = SOURCE.replaceFirst("\n", "\r").replace("\n", "\r\n");
        assertThat(find(source, new Sought("org/x/Outer", "send", "write", 10))).isPresent();
    }

    /** Parsed, it would have a problem. */
    @Test
    void aFileThatLacksTheNameOnItsLineIsNotParsed() {
        Sought sought = new Sought("A", "m", "read", 1);
        String deep = "class A { int x = " + "(".repeat(1_000_000) + "\n c.read(b);";

        assertThat(answer(deep, sought).problem()).isEmpty();
        assertThat(answer(deep, new Sought("A", "m", "read", 2)).problem()).isNotEmpty();
        assertThat(answer(deep, new Sought("A", "m", "read", 2)).calls()).isEmpty();
    }

    @Test
    void aSyntaxErrorDoesNotMatterUnlessItHidesTheCall() {
        Sought sought = new Sought("org/x/Outer", "send", "write", 10);
        assertThat(answer(SOURCE + "class Third { void m() { if (; } }", sought).calls())
                .containsKey(sought);
        assertThat(answer(SOURCE + "class Third { void m( { if }", sought))
                .isEqualTo(new CallFinder.Answer(Map.of(), Optional.of("cannot be parsed")));
    }

    private static Optional<Found> find(String source, Sought sought) {
        return Optional.ofNullable(answer(source, sought).calls().get(sought));
    }

    private static CallFinder.Answer answer(String source, Sought sought) {
        return CallFinder.find(source.getBytes(StandardCharsets.UTF_8), Set.of(sought));
    }
}
