package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.VirtualThreads;

/** Virtual threads that spin keep their carriers: while each carrier has one, no other virtual thread runs. */
class VirtualThreadTest {
    /** Sends on a virtual thread, in the mode of the violation or of its twin. */
    private interface Sender {
        void send(SocketChannel channel, ByteBuffer data) throws IOException;
    }

    @WitnessOf("WB_SPIN_ON_VIRTUAL_THREAD")
    void clientsThatDoNotRead() throws Exception {
        assumeTrue(VirtualThreads.areSupported(), "virtual threads came with Java 21");
        try (Clients clients = new Clients(SpinOnVirtualThread::send)) {
            CountDownLatch other = startOther();
            Await.stillNot(() -> other.getCount() == 0);

            clients.read();
            assertThat(other.await(30, TimeUnit.SECONDS)).isTrue();
        }
        try (Clients clients = new Clients(SpinOnVirtualThreadFixed::send)) {
            assertThat(startOther().await(30, TimeUnit.SECONDS)).isTrue();

            clients.read();
        }
    }

    /** Counted down by a virtual thread of its own. */
    @SuppressWarnings("removal")
    private static CountDownLatch startOther() {
        CountDownLatch ran = new CountDownLatch(1);
        VirtualThreads.executeOnVirtualThread(ran::countDown);
        return ran;
    }

    /** One client for each carrier thread, none of which reads yet. */
    private static final class Clients implements AutoCloseable {
        private final List<Connection> connections = new ArrayList<>();
        private final List<ByteBuffer> unsent = new ArrayList<>();

        Clients(Sender sender) throws Exception {
            int carriers = Integer.getInteger(
                    "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
            for (int i = 0; i < carriers; i++) {
                Connection connection = Connection.open();
                connections.add(connection);
                connection.key().cancel();
                connection.selector().selectNow();
                ByteBuffer data = ByteBuffer.allocate(Connection.TOO_MUCH);
                unsent.add(data);
                sender.send(connection.near(), data);
                // It has started, and can not end: it spins, or it is parked.
                Await.until(() -> data.position() > 0);
            }
        }

        /** Returns when all senders are done. */
        void read() throws Exception {
            connections.forEach(connection -> Connection.drain(connection.far()));
            for (ByteBuffer data : unsent) {
                Await.until(() -> !data.hasRemaining());
            }
        }

        @Override
        public void close() throws IOException {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }
}
