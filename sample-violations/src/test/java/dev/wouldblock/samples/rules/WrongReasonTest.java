package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/** Something happened, and the violation takes it for something else. */
class WrongReasonTest {
    /** The same broken connection has two texts, depending on what was called before. */
    @WitnessOf("WB_ERRNO_TEXT")
    void errnoTextLeavesABrokenConnectionOpen() throws IOException {
        try (Connection connection = Connection.open()) {
            breakOff(connection);
            assertThatThrownBy(() -> new ErrnoText().onWritable(connection.key(), ByteBuffer.allocate(8)))
                    .isInstanceOf(IOException.class);
            assertThat(connection.near().isOpen()).isTrue();

            new ErrnoText().onWritable(connection.key(), ByteBuffer.allocate(8));
            assertThat(connection.near().isOpen()).isFalse();
        }
        try (Connection connection = Connection.open()) {
            breakOff(connection);
            new ErrnoTextFixed().onWritable(connection.key(), ByteBuffer.allocate(8));
            assertThat(connection.near().isOpen()).isFalse();
        }
    }

    /** A close without a farewell: the peer resets the connection. */
    private static void breakOff(Connection connection) throws IOException {
        connection.far().setOption(StandardSocketOptions.SO_LINGER, 0);
        connection.far().close();
        connection.awaitReady();
    }

    @WitnessOf("WB_TIMEOUT_MISREAD")
    void timeoutMisreadTakesAWakeupForTheEndOfTheTime() throws Exception {
        try (Connection connection = Connection.open()) {
            TimeoutMisread.Client client = new TimeoutMisread.Client(connection.selector());
            client.want(connection.key(), SelectionKey.OP_READ);
            assertThatThrownBy(() -> client.awaitReply(3_600_000)).isInstanceOf(TimeoutException.class);
        }
        try (Connection connection = Connection.open()) {
            TimeoutMisreadFixed.Client client = new TimeoutMisreadFixed.Client(connection.selector());
            client.want(connection.key(), SelectionKey.OP_READ);
            FutureTask<Void> waiting = new FutureTask<>(() -> {
                client.awaitReply(3_600_000);
                return null;
            });
            new Thread(waiting, "waiting").start();
            connection.far().write(ByteBuffer.wrap(new byte[] {1}));
            waiting.get();
        }
    }
}
