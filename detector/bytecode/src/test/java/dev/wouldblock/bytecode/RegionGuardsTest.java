package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.found;
import static dev.wouldblock.bytecode.Regions.server;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a test before a call, or its arguments, say about whether it waits at all. */
class RegionGuardsTest {
    private static final String MEMBERS = """
            Future<String> task;
            Future<String> other;
            Queue<Future<String>> queue;
            BlockingQueue<String> lines;
            void handle() throws Exception {
                %s
            }""";

    private static String handling(String body) {
        return server("handle();", MEMBERS.formatted(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Future<String> t = task; if (t.isDone()) { t.get(); }",
                "Future<String> t = task; if (t.isCancelled() || t.isDone()) { t.get(); }",
                "Future<String> t = task; if (!t.isDone()) { return; } t.get();",
                "Future<String> t = task; boolean done = t.isDone(); if (done) { t.get(); }",
                "Future<String> t = task; if (t != null && t.isDone()) { t.get(); }",
                "while (!queue.isEmpty() && queue.peek().isDone()) { queue.remove().get(); }",
            })
    void whatIsDoneIsNotAwaited(String body) {
        assertThat(found(handling(body))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Future<String> t = task; t.get();",
                "Future<String> t = task; if (!t.isDone()) { t.get(); }",
                "Future<String> t = task; if (other.isDone()) { t.get(); }",
                "Future<String> t = task; t.isDone(); t.get();",
                "Future<String> t = task; if (t.isDone() || lines.isEmpty()) { t.get(); }",
                "while (!queue.isEmpty()) { queue.remove().get(); }",
            })
    void anotherTestIsNoGuard(String body) {
        assertThat(found(handling(body))).containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.handle Future.get");
    }

    @Test
    void aTimeLimitOfZeroDoesNotWait() {
        assertThat(found(handling("lines.poll(0, TimeUnit.SECONDS);"))).isEmpty();
        assertThat(found(handling("lines.poll();"))).isEmpty();
        assertThat(found(handling("lines.poll(1, TimeUnit.SECONDS);")))
                .containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.handle BlockingQueue.poll");
        assertThat(found(handling("Thread.sleep(0);"))).isEmpty();
    }
}
