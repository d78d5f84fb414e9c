package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.NotYetConnectedException;

import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the pages of the rules say about the running JDK. */
@Timeout(30)
class JdkOutcomesTest {
    @Test
    void aWriteIsShortAndThenZero() throws IOException {
        try (Connection connection = Connection.open()) {
            ByteBuffer data = ByteBuffer.allocate(Connection.TOO_MUCH);

            int count = connection.near().write(data);

            assertThat(count).isPositive().isLessThan(Connection.TOO_MUCH);
            assertThat(data.position()).isEqualTo(count);
            // What is on its way to the receive buffer makes room a few times.
            int position = count;
            while (count > 0) {
                position = data.position();
                assertThat(data.hasRemaining()).isTrue();
                count = connection.near().write(data);
            }
            assertThat(count).isZero();
            assertThat(data.position()).isEqualTo(position);
        }
    }

    @Test
    void aGatheringWriteStopsInAnyBuffer() throws IOException {
        try (Connection connection = Connection.open()) {
            ByteBuffer[] frame = {ByteBuffer.allocate(Connection.TOO_MUCH), ByteBuffer.allocate(16)};

            long count = connection.near().write(frame);

            assertThat(count).isPositive().isLessThan(Connection.TOO_MUCH);
            assertThat(frame[0].position()).isEqualTo((int) count);
            assertThat(frame[1].position()).isZero();
        }
    }

    @Test
    void aPipeIsFullToo() throws IOException {
        try (PipeEnds pipe = new PipeEnds()) {
            pipe.sink().configureBlocking(false);
            ByteBuffer data = ByteBuffer.allocate(4 << 20);

            assertThat(pipe.sink().write(data)).isPositive().isLessThan(4 << 20);
            assertThat(pipe.sink().write(data)).isZero();
        }
    }

    @Test
    void aReadAnswersZeroAndLeavesTheBufferAlone() throws IOException {
        try (Connection connection = Connection.open()) {
            ByteBuffer target = ByteBuffer.allocate(4);

            assertThat(connection.near().read(target)).isZero();
            assertThat(target.position()).isZero();
            assertThat(connection.near().read(new ByteBuffer[] {target})).isZero();
        }
    }

    @Test
    void aReadIntoAFullBufferAnswersZeroWhileDataIsThere() throws IOException {
        try (Connection connection = Connection.open()) {
            connection.send(new byte[] {1});

            assertThat(connection.near().read(ByteBuffer.allocate(0))).isZero();
            assertThat(connection.near().read(ByteBuffer.allocate(1))).isOne();
        }
    }

    @Test
    void endOfStreamIsReportedAgainAndAgain() throws IOException {
        try (Connection connection = Connection.open()) {
            connection.far().close();
            for (int i = 0; i < 3; i++) {
                connection.awaitReady();
                assertThat(connection.near().read(ByteBuffer.allocate(4))).isEqualTo(-1);
            }
        }
    }

    @Test
    void acceptAnswersNull() throws IOException {
        try (ServerSocketChannel server = Connection.server(8)) {
            server.configureBlocking(false);

            assertThat(server.accept()).isNull();
        }
    }

    @Test
    void anAcceptedChannelIsInBlockingMode() throws IOException {
        try (ServerSocketChannel server = Connection.server(8);
                SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
            server.configureBlocking(false);
            try (SocketChannel accepted = server.accept()) {
                assertThat(client.isConnected()).isTrue();
                assertThat(accepted.isBlocking()).isTrue();
            }
        }
    }

    @Test
    void receiveAnswersNull() throws IOException {
        try (DatagramChannel channel = DatagramChannel.open().bind(Connection.loopback())) {
            channel.configureBlocking(false);
            ByteBuffer target = ByteBuffer.allocate(4);

            assertThat(channel.receive(target)).isNull();
            assertThat(target.position()).isZero();
        }
    }

    @Test
    void aConnectedDatagramChannelAnswersZeroForNothingAndMinusOneForAnEmptyDatagram() throws IOException {
        try (DatagramPair pair = new DatagramPair()) {
            ByteBuffer target = ByteBuffer.allocate(4);

            assertThat(pair.near().read(target)).isZero();
            pair.send(new byte[0]);
            assertThat(pair.near().read(target)).isEqualTo(-1);
            assertThat(pair.near().isOpen()).isTrue();
            pair.send(new byte[] {1, 2});
            assertThat(pair.near().read(target)).isEqualTo(2);
        }
    }

    @Test
    void connectAndFinishConnectAnswerFalseAndIoIsTooEarly() throws IOException {
        try (PendingConnection pending = new PendingConnection();
                SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);

            assertThat(channel.connect(pending.address())).isFalse();
            assertThat(channel.finishConnect()).isFalse();
            assertThat(channel.isConnectionPending()).isTrue();
            assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
                    .isInstanceOf(NotYetConnectedException.class);
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
                    .isInstanceOf(NotYetConnectedException.class);
        }
    }

    @Test
    void aTransferToAFullTargetAnswersZero(@TempDir Path folder) throws IOException {
        Path path = Files.write(folder.resolve("file"), new byte[4 << 20]);
        try (PipeEnds pipe = new PipeEnds();
                FileChannel file = FileChannel.open(path)) {
            pipe.sink().configureBlocking(false);

            assertThat(file.transferTo(0, file.size(), pipe.sink())).isPositive().isLessThan(file.size());
            assertThat(pipe.sink().write(ByteBuffer.allocate(1 << 16))).isLessThan(1 << 16);
            assertThat(file.transferTo(0, file.size(), pipe.sink())).isZero();
        }
    }

    @Test
    void aTransferFromASourceWithoutDataAnswersZero(@TempDir Path folder) throws IOException {
        Path path = Files.write(folder.resolve("file"), new byte[0]);
        try (Connection connection = Connection.open();
                FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            assertThat(file.transferFrom(connection.near(), 0, 100)).isZero();
        }
    }
}
