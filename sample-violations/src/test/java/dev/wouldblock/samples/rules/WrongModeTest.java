package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a call in the wrong blocking mode does, and that its twin does not. */
class WrongModeTest {
    /** Even with a whole line waiting. */
    @WitnessOf("WB_STREAM_ON_NONBLOCKING")
    void aStreamDoesNotReadANonBlockingChannel() throws IOException {
        byte[] line = "hello\n".getBytes(StandardCharsets.UTF_8);
        try (Connection connection = Connection.open()) {
            connection.send(line);
            assertThatThrownBy(() -> new StreamOnNonblocking().readLine(connection.key()))
                    .isInstanceOf(IllegalBlockingModeException.class);
        }
        try (Connection connection = Connection.open()) {
            connection.key().attach(ByteBuffer.allocate(64));
            List<String> lines = new ArrayList<>();
            for (String part : new String[] {"hel", "lo\nand\ngood", "bye\n"}) {
                connection.send(part.getBytes(StandardCharsets.UTF_8));
                new StreamOnNonblockingFixed().readLines(connection.key(), lines::add);
            }
            assertThat(lines).containsExactly("hello", "and", "goodbye");
        }
    }

    @WitnessOf("WB_ADAPTOR_ON_NONBLOCKING")
    void theAdaptorDoesNotConnectANonBlockingChannel() throws IOException {
        try (ServerSocketChannel server = Connection.server(8);
                Selector selector = Selector.open()) {
            assertThatThrownBy(() -> AdaptorOnNonblocking.connect(server.getLocalAddress(), 5_000, selector))
                    .isInstanceOf(IllegalBlockingModeException.class);
            assertThat(selector.keys()).isEmpty();

            try (SocketChannel channel =
                    AdaptorOnNonblockingFixed.connect(server.getLocalAddress(), 5_000, selector)) {
                assertThat(channel.isConnected()).isTrue();
                assertThat(channel.keyFor(selector).isValid()).isTrue();
            }
        }
    }

    @WitnessOf("WB_BLOCKING_WHILE_REGISTERED")
    void aRegisteredChannelKeepsItsMode() throws IOException {
        try (Connection connection = Connection.open()) {
            assertThatThrownBy(() -> new BlockingWhileRegistered().takeOver(connection.key()))
                    .isInstanceOf(IllegalBlockingModeException.class);
            assertThat(connection.near().isBlocking()).isFalse();
        }
        try (Connection connection = Connection.open()) {
            connection.send(new byte[] {42});
            assertThat(new BlockingWhileRegisteredFixed().takeOver(connection.key()).read()).isEqualTo(42);
            assertThat(connection.near().isBlocking()).isTrue();
        }
    }

    /** The peer takes the question and does not answer. The limit is two seconds. */
    @WitnessOf("WB_SO_TIMEOUT_NO_EFFECT")
    void theTimeoutOfTheSocketDoesNotEndAReadOfTheChannel() throws Exception {
        ByteBuffer question = StandardCharsets.US_ASCII.encode("time?");
        try (ServerSocketChannel server = Connection.server(8)) {
            FutureTask<ByteBuffer> asking =
                    new FutureTask<>(() -> SoTimeoutNoEffect.ask(server.getLocalAddress(), question.duplicate()));
            new Thread(asking, "so-timeout").start();
            try (SocketChannel silent = server.accept()) {
                assertThatThrownBy(() -> asking.get(5, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            }
            assertThatThrownBy(asking::get).hasCauseInstanceOf(IOException.class);

            assertThatThrownBy(() -> SoTimeoutNoEffectFixed.ask(server.getLocalAddress(), question.duplicate()))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** A byte is there all the time. */
    @WitnessOf("WB_MODE_EXCEPTION_SWALLOWED")
    void aSwallowedExceptionLooksLikeAPeerThatNeverSends() throws IOException {
        try (Connection connection = Connection.open()) {
            connection.send(new byte[] {42});
            Socket socket = connection.near().socket();
            byte[] target = new byte[1];
            for (int i = 0; i < 10; i++) {
                assertThat(ModeExceptionSwallowed.poll(socket, target)).isZero();
            }
            assertThat(ModeExceptionSwallowedFixed.poll(socket, target)).isOne();
            assertThat(target).containsExactly(42);
        }
    }

    /** A thread that waits for a second is woken by nothing, one that polls is, many times. */
    @WitnessOf("WB_NONBLOCKING_NOT_NEEDED")
    void pollingWakesUpForNothing() throws Exception {
        assertThat(wakeUps(NonblockingNotNeeded::ask)).isGreaterThan(5);
        assertThat(wakeUps(NonblockingNotNeededFixed::ask)).isZero();
    }

    interface Client {
        int ask(SocketAddress server, ByteBuffer question, ByteBuffer answer) throws Exception;
    }

    /** How often a client wakes up in a second in which its answer does not come. */
    static long wakeUps(Client client) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        ByteBuffer question = StandardCharsets.US_ASCII.encode("time?");
        try (ServerSocketChannel server = Connection.server(8)) {
            FutureTask<Integer> asking =
                    new FutureTask<>(() -> client.ask(server.getLocalAddress(), question, ByteBuffer.allocate(8)));
            Thread thread = new Thread(asking, "polling");
            thread.start();
            try (SocketChannel late = server.accept()) {
                ByteBuffer asked = ByteBuffer.allocate(question.capacity());
                while (asked.hasRemaining()) {
                    late.read(asked);
                }
                Thread.sleep(200);
                long before = threads.getThreadInfo(thread.getId()).getWaitedCount();
                Thread.sleep(1_000);
                long after = threads.getThreadInfo(thread.getId()).getWaitedCount();
                late.write(ByteBuffer.wrap(new byte[] {1}));
                assertThat(asking.get()).isOne();
                return after - before;
            }
        }
    }
}
