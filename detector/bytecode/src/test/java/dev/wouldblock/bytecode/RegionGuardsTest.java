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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new LinkedBlockingQueue<>()",
                "new LinkedBlockingQueue<>(List.of())",
                "new LinkedBlockingDeque<>()",
                "new PriorityBlockingQueue<>(4)",
                "new LinkedTransferQueue<>()"
            })
    void aQueueWithoutABoundAlwaysHasRoom(String made) {
        String put = server("done.put(key.toString());", "final BlockingQueue<String> done = " + made + ";");

        assertThat(found(put)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"new LinkedBlockingQueue<>(4)", "new ArrayBlockingQueue<>(4)"})
    void aBoundedQueueIsFullAtTimes(String made) {
        String put = server(
                "done.put(key.toString());",
                "BlockingQueue<String> done; void init() { if (selector == null) { done = new LinkedBlockingQueue<>(); }"
                        + " else { done = " + made + "; } }");

        assertThat(found(put)).containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.run BlockingQueue.put");
    }

    @Test
    void whatAnUnboundedQueueHasNotIsAwaited() {
        String take = server("done.take();", "final BlockingQueue<String> done = new LinkedBlockingQueue<>();");

        assertThat(found(take)).containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.run BlockingQueue.take");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1", "::1", "fe80::1%eth0", ""})
    void anAddressInDigitsIsNotLookedUp(String host) {
        assertThat(found(handling("new java.net.InetSocketAddress(\"" + host + "\", 80);")))
                .isEmpty();
        assertThat(found(handling("java.net.InetAddress.getByName(\"" + host + "\");")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"localhost\"", "\"1.example\"", "lines.poll()"})
    void aNameIsLookedUp(String host) {
        assertThat(found(handling("java.net.InetAddress.getByName(" + host + ");")))
                .containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.handle InetAddress.getByName");
    }

    private static final String THREADS = """
            Thread loop;
            SocketChannel peer;
            Future<String> task;
            boolean isLoop() {
                return Thread.currentThread() == loop;
            }
            boolean isElsewhere() {
                return !isLoop();
            }
            boolean isWaiting() {
                return peer.isBlocking();
            }
            boolean isOpen() {
                return peer.isOpen();
            }
            void handle() throws Exception {
                %s
            }""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (Thread.currentThread() != loop) { task.get(); }",
                "if (loop == Thread.currentThread()) { return; } task.get();",
                "if (!Thread.currentThread().equals(loop)) { task.get(); }",
                "if (!isLoop()) { task.get(); }",
                "if (isElsewhere()) { task.get(); }",
                "if (isLoop()) { return; } task.get();",
                "if (peer.isBlocking()) { task.get(); }",
                "if (isWaiting()) { task.get(); }",
            })
    void whatAnotherThreadOrModeWaitsForIsNoConcernOfTheLoop(String body) {
        assertThat(found(server("handle();", THREADS.formatted(body)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (isLoop()) { task.get(); }",
                "if (isOpen()) { task.get(); }",
                "if (Thread.currentThread() == loop) { task.get(); }",
                "if (Thread.currentThread().isInterrupted()) { task.get(); }",
                "if (!isWaiting()) { task.get(); }",
            })
    void onTheLoopItIs(String body) {
        assertThat(found(server("handle();", THREADS.formatted(body))))
                .containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.handle Future.get");
    }

    private static String permits(String made, String body) {
        return server(
                body,
                "final Semaphore free = " + made + "; final List<SelectionKey> done = new ArrayList<>();"
                        + " void hold() throws Exception { free.acquire(); try { Thread.sleep(100); }"
                        + " finally { free.release(); } }");
    }

    @Test
    void aPermitThatIsGivenBackIsALock() {
        String use = "free.acquire(); try { done.add(key); } finally { free.release(); }";

        assertThat(found(permits("new Semaphore(4)", use)))
                .containsExactly("WB_LOCK_IN_EVENT_LOOP Server.run Semaphore.acquire");
    }

    @Test
    void theOnlyPermitIsALock() {
        String use = "free.acquire(); done.add(key);";

        assertThat(found(permits("new Semaphore(1, true)", use)))
                .containsExactly("WB_LOCK_IN_EVENT_LOOP Server.run Semaphore.acquire");
        assertThat(found(permits("new Semaphore(4)", use)))
                .containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.run Semaphore.acquire");
    }

    /** The constructor of a subclass says nothing of the constructor that it calls. */
    @Test
    void aSubclassHasItsOwnConstructors() {
        String queue = server(
                "done.put(key.toString());",
                "final BlockingQueue<String> done = new Short();"
                        + " static final class Short extends LinkedBlockingQueue<String> { Short() { super(1); } }");
        String permits = server(
                "free.acquire();",
                "final Gate free = new Gate(); static final class Gate extends Semaphore { Gate() { super(1); } }");

        assertThat(found(queue)).containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.run BlockingQueue.put");
        assertThat(found(permits)).containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.run Gate.acquire");
    }

    @Test
    void aResourceOfTheClassPathIsNotSentFor() {
        assertThat(found(server("Server.class.getResource(\"page\").openStream().close();", "")))
                .isEmpty();
        assertThat(found(server("page.openStream().close();", "java.net.URL page;")))
                .containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.run URL.openStream");
    }
}
