package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.found;
import static dev.wouldblock.bytecode.Regions.server;
import static dev.wouldblock.bytecode.Regions.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.TraceStep;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is a selector loop by its shape, and how far its calls are followed. */
class SelectorLoopsTest {
    private static final String BLOCK = "WB_BLOCK_IN_SELECTOR_LOOP ";

    @Test
    void aLoopThatSelectsAndAsksKeysIsOne() {
        assertThat(found(server("Thread.sleep(10);", ""))).containsExactly(BLOCK + "Server.run Thread.sleep");
    }

    @Test
    void whatComesBeforeAndAfterTheLoopIsNotInIt() {
        assertThat(found(server("pause();", """
                        void start() throws Exception {
                            Thread.sleep(10);
                            run();
                            Thread.sleep(20);
                        }
                        void pause() {}"""))).isEmpty();
    }

    @Test
    void helpersMaySelectAndAsk() {
        assertThat(found(type("""
                        void run(Selector selector) throws Exception {
                            while (true) {
                                if (poll(selector) > 0) {
                                    selector.selectedKeys().forEach(Server::handle);
                                    selector.selectedKeys().clear();
                                }
                            }
                        }
                        int poll(Selector selector) throws IOException {
                            return selector.select(100);
                        }
                        static void handle(SelectionKey key) {
                            if (key.isReadable()) {
                                new CountDownLatch(1).countDown();
                                CompletableFuture.completedFuture(key).join();
                            }
                        }"""))).containsExactly(BLOCK + "Server.handle CompletableFuture.join");
    }

    @Test
    void theActionOfSelectIsPartOfTheLoop() {
        assertThat(found(type("""
                        void run(Selector selector, BlockingQueue<SelectionKey> ready) throws Exception {
                            while (true) {
                                selector.select(key -> {
                                    try {
                                        ready.take();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
                            }
                        }"""))).containsExactly(BLOCK + "Server.run BlockingQueue.take");
    }

    /** It may take its time: there is no selector whose channels wait. */
    @Test
    void aLoopThatStartsTheSelectorLoopAgainIsNone() {
        assertThat(found(type("""
                        void run() throws InterruptedException {
                            while (true) {
                                try (Selector selector = Selector.open()) {
                                    while (selector.isOpen()) {
                                        selector.select();
                                        for (SelectionKey key : selector.selectedKeys()) {
                                            key.isReadable();
                                        }
                                        selector.selectedKeys().clear();
                                    }
                                } catch (IOException e) {
                                    Thread.sleep(1000);
                                }
                            }
                        }"""))).isEmpty();
        assertThat(found(server("key.cancel();", """
                        void start() throws InterruptedException {
                            while (true) {
                                try {
                                    run();
                                } catch (Exception e) {
                                    Thread.sleep(1000);
                                }
                            }
                        }"""))).isEmpty();
    }

    /** The channels wait while it sleeps: a failed select is no reason to leave them. */
    @Test
    void theHandlerOfAFailureIsInTheLoop() {
        assertThat(found(type("""
                        void run(Selector selector) throws InterruptedException {
                            while (true) {
                                try {
                                    selector.select();
                                    for (SelectionKey key : selector.selectedKeys()) {
                                        key.isReadable();
                                    }
                                    selector.selectedKeys().clear();
                                } catch (IOException e) {
                                    Thread.sleep(1000);
                                }
                            }
                        }"""))).containsExactly(BLOCK + "Server.run Thread.sleep");
    }

    /** It waits for one channel, on a thread that serves one. */
    @Test
    void aTemporarySelectorIsNoLoop() {
        assertThat(found(type("""
                        void await(SocketChannel channel, BooleanSupplier done) throws Exception {
                            try (Selector selector = Selector.open()) {
                                channel.register(selector, SelectionKey.OP_READ);
                                while (!done.getAsBoolean()) {
                                    selector.select(100);
                                    selector.selectedKeys().clear();
                                    Thread.sleep(5);
                                }
                            }
                        }
                        interface BooleanSupplier {
                            boolean getAsBoolean();
                        }"""))).isEmpty();
    }

    @Test
    void aSelectOfAnotherSelectorIsNested() {
        assertThat(found(server("""
                        try (Selector other = Selector.open()) {
                            key.channel().register(other, SelectionKey.OP_WRITE);
                            other.select(1000);
                        }""", ""))).containsExactly("WB_NESTED_SELECT Server.run Selector.select");
        assertThat(found(server("await();", """
                        Selector other;
                        void await() throws IOException {
                            other.select();
                        }"""))).containsExactly("WB_NESTED_SELECT Server.await Selector.select");
        assertThat(found(server("await();", """
                        Selector other;
                        void await() throws IOException {
                            other.selectNow();
                        }"""))).isEmpty();
    }

    @Test
    void aLoopMaySelectInMoreThanOneWay() {
        assertThat(found(type("""
                        void run(Selector selector, Queue<Runnable> tasks) throws IOException {
                            while (true) {
                                if (tasks.isEmpty()) {
                                    selector.select(1000);
                                } else {
                                    selector.selectNow();
                                }
                                for (SelectionKey key : selector.selectedKeys()) {
                                    key.isReadable();
                                }
                                selector.selectedKeys().clear();
                            }
                        }"""))).isEmpty();
    }

    @Test
    void callsAreFollowedThroughEightMethods() {
        String test = "if (hashCode() > 0) ";
        assertThat(found(server("a();", chain("abcdefgh", test)))).containsExactly(BLOCK + "Server.h Thread.sleep");
        assertThat(found(server("a();", chain("abcdefghi", test)))).isEmpty();
    }

    @Test
    void methodsThatJustForwardAreNotCounted() {
        assertThat(found(server("a();", chain("abcdefghi", "")))).containsExactly(BLOCK + "Server.i Thread.sleep");
    }

    /** Each method calls the next, and the last one blocks. */
    private static String chain(String names, String test) {
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < names.length(); i++) {
            String body = test + (i + 1 < names.length() ? names.charAt(i + 1) + "()" : "Thread.sleep(10)");
            methods.append("void ")
                    .append(names.charAt(i))
                    .append("() throws Exception { ")
                    .append(body)
                    .append("; }\n");
        }
        return methods.toString();
    }

    @Test
    void theTraceLeadsFromTheLoopToTheCall() {
        List<Finding> findings = Regions.findings(Profile.DEFAULT, server("handle();", """
                        void handle() throws Exception {
                            Thread.sleep(10);
                        }"""));
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).trace())
                .extracting(TraceStep::phrase)
                .containsExactly(
                        "the selector loop of Server.run waits for readiness here; what follows runs on its thread",
                        "this runs Server.handle",
                        "Thread.sleep parks the thread for the given time");
    }

    @Test
    void whoeverStopsTheLoopMayWaitForItsEnd() {
        String server = server("shutdown();", """
                        Thread helper;
                        void shutdown() throws InterruptedException {
                            helper.join();
                        }""");
        assertThat(found(server)).containsExactly(BLOCK + "Server.shutdown Thread.join");
        assertThat(Regions.findings(Profile.DEFAULT, server)).isEmpty();
    }

    /** A loop around an interface for waits, one implementation of which selects. */
    private static String waits(int others) {
        String other = IntStream.range(0, others)
                .mapToObj(i -> "record Other" + i + "() implements Wait { public void await() {} }")
                .collect(Collectors.joining("\n"));
        return type("""
                interface Wait {
                    void await() throws Exception;
                }
                record Keys(Selector selector) implements Wait {
                    public void await() throws Exception {
                        selector.select();
                        for (SelectionKey key : selector.selectedKeys()) {
                            key.isReadable();
                        }
                        selector.selectedKeys().clear();
                    }
                }
                static void run(Wait wait) throws Exception {
                    while (true) {
                        wait.await();
                        handle();
                    }
                }
                static void handle() throws Exception {
                    Thread.sleep(10);
                }
                """ + other);
    }

    @Test
    void aLoopAroundWaitsOfWhichFewSelectIsAGuess() {
        assertThat(Regions.findings(Profile.DEFAULT, waits(1))).hasSize(1);
        assertThat(Regions.findings(Profile.DEFAULT, waits(2))).isEmpty();
        assertThat(Regions.findings(Profile.STRICT, waits(2))).hasSize(1);
    }
}
