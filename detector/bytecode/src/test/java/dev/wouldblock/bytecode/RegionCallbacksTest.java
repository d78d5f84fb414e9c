package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.file;
import static dev.wouldblock.bytecode.Regions.found;
import static dev.wouldblock.bytecode.Regions.server;
import static dev.wouldblock.bytecode.Regions.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A function object runs where it is called or where the one who takes it says, however it gets there. */
class RegionCallbacksTest {
    private static final String PAUSE = """
            void pause() {
                java.util.concurrent.locks.LockSupport.parkNanos(1000);
            }
            """;
    private static final String PAUSES = "WB_BLOCK_IN_SELECTOR_LOOP Server.pause LockSupport.parkNanos";

    @Test
    void lambdasComeAsParameters() {
        assertThat(found(server("later(() -> pause());", PAUSE + "void later(Runnable task) { task.run(); }")))
                .containsExactly(PAUSES);
    }

    @Test
    void methodReferencesComeAsParameters() {
        assertThat(found(server("later(this::pause);", PAUSE + "void later(Runnable task) { task.run(); }")))
                .containsExactly(PAUSES);
    }

    @Test
    void anonymousClassesComeFromFields() {
        assertThat(found(server("task.run();", PAUSE + """
                        final Runnable task = new Runnable() {
                            @Override
                            public void run() {
                                pause();
                            }
                        };"""))).containsExactly(PAUSES);
    }

    @Test
    void lambdasComeFromFields() {
        assertThat(found(server("task.run();", PAUSE + "final Runnable task = () -> pause();")))
                .containsExactly(PAUSES);
    }

    @Test
    void handlersComeFromAttachments() {
        String run = "((Runnable) key.attachment()).run();";
        assertThat(found(server(run, PAUSE + """
                        void open(SocketChannel channel) throws IOException {
                            channel.configureBlocking(false);
                            channel.register(selector, SelectionKey.OP_READ, (Runnable) () -> pause());
                        }"""))).containsExactly(PAUSES);
        assertThat(found(server(run, PAUSE + """
                        void open(SelectionKey key) {
                            key.attach((Runnable) this::pause);
                        }"""))).containsExactly(PAUSES);
    }

    /** What a method is given does not hide the other methods that the same call may run. */
    @Test
    void everyBodyThatTakesAFunctionIsEntered() {
        assertThat(found(
                        server(
                                "listener.done(() -> {});",
                                "Listener listener = new Quick(); { listener = new Slow(); }"),
                        file("interface Listener { void done(Runnable next); }"),
                        file("class Quick implements Listener { public void done(Runnable next) { next.run(); } }"),
                        file("class Slow implements Listener { public void done(Runnable next) {"
                                + " java.util.concurrent.locks.LockSupport.parkNanos(1000); next.run(); } }")))
                .containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Slow.done LockSupport.parkNanos");
    }

    private static final String[] HANDLERS = {
        file("interface Handler { void handle(BlockingQueue<String> queue) throws Exception; }"),
        file("class Quick implements Handler { public void handle(BlockingQueue<String> queue) { queue.poll(); } }"),
        file("class Slow implements Handler {"
                + " public void handle(BlockingQueue<String> queue) throws Exception { queue.take(); } }")
    };

    private static List<String> foundWithHandlers(String server) {
        return found(HANDLERS[0], HANDLERS[1], HANDLERS[2], server);
    }

    /** Of the handlers behind an interface, those that are attached run, and the others do not. */
    @Test
    void anAttachmentTellsImplementationsApart() {
        String handle = "((Handler) key.attachment()).handle(queue);";
        String open = "BlockingQueue<String> queue; void open(SelectionKey key) { key.attach(new %s()); }";

        assertThat(foundWithHandlers(server(handle, open.formatted("Slow"))))
                .containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Slow.handle BlockingQueue.take");
        assertThat(foundWithHandlers(server(handle, open.formatted("Quick")))).isEmpty();
    }

    @Test
    void aFieldTellsImplementationsApart() {
        String handle = "handler.handle(queue);";
        String field = "BlockingQueue<String> queue; final Handler handler = new %s();";

        assertThat(foundWithHandlers(server(handle, field.formatted("Slow"))))
                .containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Slow.handle BlockingQueue.take");
        assertThat(foundWithHandlers(server(handle, field.formatted("Quick")))).isEmpty();
    }

    @Test
    void whatIsHandedToAnotherThreadDoesNotRunHere() {
        assertThat(found(server("new Thread(() -> pause()).start();", PAUSE))).isEmpty();
        assertThat(found(server("pool.execute(this::pause);", PAUSE + "ExecutorService pool;")))
                .isEmpty();
        assertThat(found(server("CompletableFuture.runAsync(this::pause);", PAUSE)))
                .isEmpty();
    }

    @Test
    void aFunctionObjectThatIsOnlyKeptIsSilent() {
        assertThat(found(server("tasks.add(this::pause);", PAUSE + "Queue<Runnable> tasks;")))
                .isEmpty();
    }

    @Test
    void completionHandlersRunOnTheChannelGroup() {
        assertThat(found(type("""
                        void accept(AsynchronousServerSocketChannel server, CountDownLatch stopped) {
                            server.accept(null, new CompletionHandler<AsynchronousSocketChannel, Void>() {
                                @Override
                                public void completed(AsynchronousSocketChannel channel, Void nothing) {
                                    try {
                                        stopped.await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                }
                                @Override
                                public void failed(Throwable cause, Void nothing) {}
                            });
                        }""")))
                .containsExactly("WB_BLOCK_IN_COMPLETION_HANDLER Server$1.completed CountDownLatch.await");
    }

    @Test
    void aHandlerThatAwaitsItsOwnChannelWaitsForItself() {
        assertThat(found(type("""
                        static final class Echo implements CompletionHandler<Integer, java.nio.ByteBuffer> {
                            private final AsynchronousSocketChannel channel;
                            Echo(AsynchronousSocketChannel channel) {
                                this.channel = channel;
                            }
                            @Override
                            public void completed(Integer count, java.nio.ByteBuffer buffer) {
                                try {
                                    while (buffer.hasRemaining()) {
                                        channel.write(buffer).get();
                                    }
                                } catch (InterruptedException | ExecutionException e) {
                                    failed(e, buffer);
                                }
                            }
                            @Override
                            public void failed(Throwable cause, java.nio.ByteBuffer buffer) {}
                        }"""))).containsExactly("WB_WAIT_ON_OWN_EXECUTOR Server$Echo.completed Future.get");
    }
}
