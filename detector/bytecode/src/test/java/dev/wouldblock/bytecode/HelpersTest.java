package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.file;
import static dev.wouldblock.bytecode.Regions.found;
import static dev.wouldblock.bytecode.Regions.server;
import static dev.wouldblock.bytecode.Regions.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far called methods are looked into does not depend on who asked first, or on a longer way to the same method. */
class HelpersTest {
    @Test
    void aLoopMayAddOperationsToAnInterestSet() {
        String wanted = "int[] wanted;";
        String sum = """
                int ops = SelectionKey.%s;
                for (int one : wanted) {
                    ops |= one;
                }
                %s""";

        assertThat(found(server(sum.formatted("OP_READ", "key.interestOps(ops);"), wanted)))
                .isEmpty();
        assertThat(found(type(wanted + """
                        void open(SocketChannel channel, Selector selector) throws IOException {
                            %s
                        }
                        void connected(SelectionKey key) throws IOException {
                            if (((SocketChannel) key.channel()).finishConnect()) {
                                key.attach("up");
                            }
                        }
                        """.formatted(sum.formatted("OP_CONNECT", "channel.register(selector, ops);")))))
                .containsExactly("WB_OP_CONNECT_LEFT_ON Server.connected SocketChannel.finishConnect");
    }

    @Test
    void whatIsDoneToAKeyIsSeenFromTheNearestCall() {
        String connected = """
                void open(SocketChannel channel, Selector selector) throws IOException {
                    channel.register(selector, SelectionKey.OP_CONNECT);
                }
                void connected(SelectionKey key) throws IOException {
                    if (((SocketChannel) key.channel()).finishConnect()) {
                        %s
                    }
                }
                void far(SelectionKey key) { farther(key); }
                void farther(SelectionKey key) { changed(key); }
                void changed(SelectionKey key) { %s }
                void read(SelectionKey key) { key.interestOps(SelectionKey.OP_READ); }
                """;

        assertThat(found(type(connected.formatted("far(key); changed(key);", "read(key);"))))
                .isEmpty();
        assertThat(found(type(connected.formatted("far(key); changed(key);", "key.attach(null);"))))
                .containsExactly("WB_OP_CONNECT_LEFT_ON Server.connected SocketChannel.finishConnect");
    }

    @Test
    void aQuestionForTheInterruptIsSeenFromTheNearestCall() {
        String loop = """
                final Selector selector = null;
                Thread thread;
                void stop() { thread.interrupt(); }
                void run() throws IOException {
                    while (selector.isOpen()) {
                        selector.select();
                        selector.selectedKeys().clear();
                        round();
                    }
                }
                void round() { far(); check(); }
                void far() { check(); }
                void check() { leave(); }
                void leave() {
                    %s
                }
                """;

        assertThat(found(type(loop.formatted("if (Thread.interrupted()) { throw new IllegalStateException(); }"))))
                .isEmpty();
        assertThat(found(type(loop.formatted("thread = null;"))))
                .containsExactly("WB_SELECT_INTERRUPT_SPIN Server.run Selector.select");
    }

    @Test
    void theShapeOfALoopIsSeenFromTheNearestCall() {
        assertThat(found(type("""
                        final Selector selector = null;
                        void run() throws Exception {
                            while (selector.isOpen()) {
                                selector.select();
                                far();
                                handle();
                                Thread.sleep(10);
                            }
                        }
                        void far() { farther(); }
                        void farther() { handle(); }
                        void handle() {
                            for (SelectionKey key : selector.selectedKeys()) {
                                ask(key);
                            }
                            selector.selectedKeys().clear();
                        }
                        void ask(SelectionKey key) { key.isReadable(); }
                        """))).containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.run Thread.sleep");
    }

    @Test
    void whatAMethodStartsDoesNotDependOnWhoAskedFirst() {
        String client = """
                class Client {
                    final AsynchronousSocketChannel channel;
                    Client(AsynchronousSocketChannel channel) { this.channel = channel; }
                    %s
                    Future<?> m1(java.nio.ByteBuffer b) { return m2(b); }
                    Future<?> m2(java.nio.ByteBuffer b) { return m3(b); }
                    Future<?> m3(java.nio.ByteBuffer b) { return m4(b); }
                    Future<?> m4(java.nio.ByteBuffer b) { return m5(b); }
                    Future<?> m5(java.nio.ByteBuffer b) { return channel.write(b); }
                    void twice(java.nio.ByteBuffer b) { m4(b); m4(b); }
                }
                """;
        String twice = "WB_ASYNC_OVERLAP Client.twice Client.m4";

        assertThat(found(file(client.formatted("")))).contains(twice);
        assertThat(found(file(client.formatted("void first(java.nio.ByteBuffer b) { m1(b); }"))))
                .contains(twice);
    }

    @Test
    void aTaskIsFoundByTheShortestWay() {
        assertThat(found(server("task.run();", """
                        Runnable task;
                        Runnable one;
                        Runnable other;
                        Runnable shared;
                        void atFirst() { task = one; }
                        void beforeThat() { one = other; }
                        void earlier() { other = shared; }
                        void now() { task = shared; }
                        void share(Runnable given) { shared = given; }
                        void start() { share(() -> java.util.concurrent.locks.LockSupport.parkNanos(1000)); }
                        """)))
                .containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.start LockSupport.parkNanos");
    }

    @Test
    void testsOfTheThreadMayCallEachOtherThousandsOfTimes() {
        String tests = IntStream.range(0, 5000)
                .mapToObj(i -> "boolean t" + i + "() { return t" + (i + 1) + "(); }")
                .collect(Collectors.joining("\n"));

        assertThat(found(server("if (t0()) { Thread.sleep(10); }", tests + "boolean t5000() { return t0(); }")))
                .containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.run Thread.sleep");
    }
}
