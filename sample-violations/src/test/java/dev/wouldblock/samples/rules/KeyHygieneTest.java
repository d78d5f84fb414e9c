package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a selector does with keys that are not kept clean, and that their twins are. */
class KeyHygieneTest {
    /** One round of a loop that is asked to admit connections. */
    interface Admission {
        void round(Consumer<SocketChannel> users) throws Exception;
    }

    @WitnessOf("WB_SELECTED_KEY_NOT_REMOVED")
    void aSecondConnectionIsNotServed() throws Exception {
        try (ServerSocketChannel server = Connection.server(8)) {
            SelectedKeyNotRemoved.Acceptor violation = new SelectedKeyNotRemoved.Acceptor(server);
            assertThat(isAdmitted(server, violation::admit)).as("first").isTrue();
            assertThat(isAdmitted(server, violation::admit)).as("second").isFalse();
        }
        try (ServerSocketChannel server = Connection.server(8)) {
            SelectedKeyNotRemovedFixed.Acceptor fixed = new SelectedKeyNotRemovedFixed.Acceptor(server);
            assertThat(isAdmitted(server, fixed::admit)).as("first").isTrue();
            assertThat(isAdmitted(server, fixed::admit)).as("second").isTrue();
        }
    }

    /** Whether a connection that is there is admitted soon. */
    static boolean isAdmitted(ServerSocketChannel server, Admission admission) throws Exception {
        List<SocketChannel> admitted = new ArrayList<>();
        try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
            for (int i = 0; i < 50 && admitted.isEmpty(); i++) {
                admission.round(admitted::add);
                Thread.sleep(10);
            }
            for (SocketChannel channel : admitted) {
                channel.close();
            }
            return !admitted.isEmpty() && client.isOpen();
        }
    }

    @WitnessOf("WB_OP_CONNECT_LEFT_ON")
    void selectNoLongerWaits() throws IOException {
        try (ServerSocketChannel server = Connection.server(8);
                Selector selector = Selector.open()) {
            SelectionKey key = OpConnectLeftOn.open(selector, server.getLocalAddress());
            awaitConnectable(selector);
            OpConnectLeftOn.onConnectable(key);
            assertThat(emptyRounds(selector)).isGreaterThan(100);
            key.channel().close();
        }
        try (ServerSocketChannel server = Connection.server(8);
                Selector selector = Selector.open()) {
            SelectionKey key = OpConnectLeftOnFixed.open(selector, server.getLocalAddress());
            awaitConnectable(selector);
            OpConnectLeftOnFixed.onConnectable(key);
            assertThat(emptyRounds(selector)).isLessThan(20);
            key.channel().close();
        }
    }

    static void awaitConnectable(Selector selector) throws IOException {
        assertThat(selector.select(10_000)).isEqualTo(1);
        selector.selectedKeys().clear();
    }

    /** How often a wait of 50 ms ends within half a second, although no channel is ready. */
    static int emptyRounds(Selector selector) throws IOException {
        int rounds = 0;
        long end = System.nanoTime() + 500_000_000L;
        while (System.nanoTime() < end && rounds <= 1_000) {
            assertThat(selector.select(50)).isZero();
            assertThat(selector.selectedKeys()).isEmpty();
            rounds++;
        }
        return rounds;
    }

    @WitnessOf("WB_OP_WRITE_ALWAYS_ON")
    void anIdleConnectionIsAlwaysReady() throws IOException {
        try (Connection connection = Connection.open();
                Selector selector = Selector.open()) {
            OpWriteAlwaysOn violation = new OpWriteAlwaysOn(selector);
            violation.admit(connection.near());
            assertThat(rounds(violation::round)).isGreaterThan(100);
        }
        try (Connection connection = Connection.open();
                Selector selector = Selector.open()) {
            OpWriteAlwaysOnFixed fixed = new OpWriteAlwaysOnFixed(selector);
            fixed.admit(connection.near());
            assertThat(rounds(fixed::round)).isLessThan(5);
        }
    }

    /** One round of a loop that waits up to a second. */
    private interface Round {
        int run() throws IOException;
    }

    private static int rounds(Round round) throws IOException {
        int rounds = 0;
        long end = System.nanoTime() + 1_000_000_000L;
        while (System.nanoTime() < end && rounds <= 1_000) {
            round.run();
            rounds++;
        }
        return rounds;
    }

    @WitnessOf("WB_CANCELLED_KEY_REUSE")
    void theOldKeyIsStillThere() throws IOException {
        try (Connection connection = Connection.open()) {
            ByteBuffer reply = ByteBuffer.allocate(1);

            assertThatThrownBy(() -> CancelledKeyReuse.upgrade(connection.key(), reply))
                    .isInstanceOf(CancelledKeyException.class);
        }
        try (Connection connection = Connection.open()) {
            ByteBuffer reply = ByteBuffer.allocate(1);

            SelectionKey key = CancelledKeyReuseFixed.upgrade(connection.key(), reply);
            assertThat(key.interestOps()).isEqualTo(SelectionKey.OP_WRITE);
            assertThat(key.attachment()).isSameAs(reply);
        }
    }

    @WitnessOf("WB_KEY_NOT_VALIDATED")
    void aPeerThatClosesEndsTheLoop() throws IOException {
        try (Connection connection = Connection.open()) {
            SelectionKey key = connection.key();
            connection.far().close();
            connection.awaitReady();

            assertThatThrownBy(() -> KeyNotValidated.serve(key, ByteBuffer.allocate(8)))
                    .isInstanceOf(CancelledKeyException.class);
        }
        try (Connection connection = Connection.open()) {
            SelectionKey key = connection.key();
            connection.far().close();
            connection.awaitReady();

            assertThatNoException().isThrownBy(() -> KeyNotValidatedFixed.serve(key, ByteBuffer.allocate(8)));
            assertThat(connection.near().isOpen()).isFalse();
        }
    }

    /** What is written is what was read, and then the key waits for the next request. */
    @Test
    void aPeerGetsItsBytesBack() throws IOException {
        try (Connection connection = Connection.open()) {
            SelectionKey key = connection.key();
            ByteBuffer buffer = ByteBuffer.allocate(8);
            for (byte request : new byte[] {1, 2}) {
                connection.send(new byte[] {request});
                KeyNotValidatedFixed.serve(key, buffer);
                connection.awaitReady();
                KeyNotValidatedFixed.serve(key, buffer);

                assertThat(key.interestOps()).isEqualTo(SelectionKey.OP_READ);
                assertThat(connection.far().socket().getInputStream().read()).isEqualTo(request);
            }
        }
    }

    @WitnessOf("WB_NO_WAKEUP")
    void whatIsQueuedIsNotSent() throws Exception {
        try (Connection connection = Connection.open();
                NoWakeup.Sender violation = new NoWakeup.Sender(connection.near())) {
            awaitSelect(new Thread(violation, "sender"));
            violation.send(new byte[] {1});
            assertThat(receivesSoon(connection)).isFalse();
        }
        try (Connection connection = Connection.open();
                NoWakeupFixed.Sender fixed = new NoWakeupFixed.Sender(connection.near())) {
            awaitSelect(new Thread(fixed, "sender"));
            fixed.send(new byte[] {1});
            assertThat(receivesSoon(connection)).isTrue();
        }
    }

    /** Starts a thread that selects, and returns when it waits. */
    private static void awaitSelect(Thread thread) throws InterruptedException {
        thread.setDaemon(true);
        // The selector is closed while it waits, when the test is over.
        thread.setUncaughtExceptionHandler((t, e) -> assertThat(e).isInstanceOf(ClosedSelectorException.class));
        thread.start();
        while (Arrays.stream(thread.getStackTrace()).noneMatch(f -> f.getMethodName().equals("doSelect"))) {
            Thread.sleep(5);
        }
        Thread.sleep(100);
    }

    /** Whether the far end gets a byte within a second. */
    private static boolean receivesSoon(Connection connection) throws IOException {
        connection.far().socket().setSoTimeout(1_000);
        try {
            return connection.far().socket().getInputStream().read() == 1;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Processor time, not elapsed time: a thread that waits would not use any. */
    @WitnessOf("WB_SELECT_INTERRUPT_SPIN")
    void anInterruptDoesNotEndTheLoop() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Selector selector = Selector.open()) {
            SelectInterruptSpin.Server violation = new SelectInterruptSpin.Server(selector, key -> {});
            Thread thread = violation.start();
            violation.stop();
            long busy = threads.getThreadCpuTime(thread.getId()) + Duration.ofMillis(50).toNanos();
            while (threads.getThreadCpuTime(thread.getId()) < busy) {
                assertThat(thread.isAlive()).isTrue();
                Thread.sleep(5);
            }
            selector.close();
            thread.join();
        }
        try (Selector selector = Selector.open()) {
            SelectInterruptSpinFixed.Server fixed = new SelectInterruptSpinFixed.Server(selector, key -> {});
            Thread thread = fixed.start();
            fixed.stop();
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
