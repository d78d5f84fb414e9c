package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.io.TempDir;

/** As long as the other side is silent, the violation burns processor time; its twin waits, or returns. */
class SpinTest {
    private static final byte[] MUCH = new byte[Connection.TOO_MUCH];

    static {
        new Random(1).nextBytes(MUCH);
    }

    @WitnessOf("WB_SPIN_READ")
    void halfAHeader() throws Exception {
        try (Connection connection = Connection.open()) {
            ByteBuffer header = ByteBuffer.allocate(2);
            connection.send(new byte[] {1});
            try (Background reading = Background.run(() -> new SpinRead().readHeader(connection.key(), header))) {
                reading.burns();
                connection.far().write(ByteBuffer.wrap(new byte[] {2}));
                reading.ends();
            }
            assertThat(header.array()).containsExactly(1, 2);
        }
        try (Connection connection = Connection.open()) {
            ByteBuffer header = ByteBuffer.allocate(2);
            connection.send(new byte[] {1});
            assertThat(new SpinReadFixed().readHeader(connection.key(), header)).isFalse();
            connection.send(new byte[] {2});
            assertThat(new SpinReadFixed().readHeader(connection.key(), header)).isTrue();
            assertThat(header.array()).containsExactly(1, 2);
        }
    }

    @WitnessOf("WB_SPIN_WRITE")
    void aClientThatDoesNotRead() throws Exception {
        try (Connection connection = Connection.open();
                Background writing =
                        Background.run(() -> new SpinWrite().send(connection.key(), ByteBuffer.wrap(MUCH)))) {
            writing.burns();
            CompletableFuture<byte[]> received = Connection.drain(connection.far());
            writing.ends();
            connection.near().shutdownOutput();
            assertThat(received.join()).isEqualTo(MUCH);
        }
        try (Connection connection = Connection.open()) {
            SpinWriteFixed fixed = new SpinWriteFixed();
            fixed.send(connection.key(), ByteBuffer.wrap(MUCH));
            assertThat(connection.key().interestOps()).isEqualTo(SelectionKey.OP_WRITE);

            CompletableFuture<byte[]> received = Connection.drain(connection.far());
            while (connection.key().attachment() != null) {
                connection.awaitReady();
                fixed.send(connection.key(), (ByteBuffer) connection.key().attachment());
            }
            connection.near().shutdownOutput();
            assertThat(received.join()).isEqualTo(MUCH);
        }
    }

    @WitnessOf("WB_SPIN_TRANSFER")
    void aClientThatDoesNotReadAFile(@TempDir Path folder) throws Exception {
        Path path = Files.write(folder.resolve("file"), MUCH);
        try (Connection connection = Connection.open();
                FileChannel file = FileChannel.open(path);
                Background sending = Background.run(() -> new SpinTransfer().serveFile(connection.key(), file))) {
            sending.burns();
            CompletableFuture<byte[]> received = Connection.drain(connection.far());
            sending.ends();
            assertThat(received.join()).isEqualTo(MUCH);
        }
        try (Connection connection = Connection.open();
                FileChannel file = FileChannel.open(path)) {
            SpinTransferFixed fixed = new SpinTransferFixed();
            connection.key().attach(new SpinTransferFixed.Progress());
            fixed.serveFile(connection.key(), file);
            assertThat(connection.key().interestOps()).isEqualTo(SelectionKey.OP_WRITE);

            CompletableFuture<byte[]> received = Connection.drain(connection.far());
            while (connection.near().isOpen()) {
                connection.awaitReady();
                fixed.serveFile(connection.key(), file);
            }
            assertThat(received.join()).isEqualTo(MUCH);
        }
    }

    @WitnessOf("WB_SPIN_ACCEPT")
    void nobodyConnects() throws Exception {
        try (ServerSocketChannel server = Connection.server(8);
                Background accepting = Background.run(() -> SpinAccept.first(server).close())) {
            accepting.burns();
            connectTo(server);
            accepting.ends();
        }
        try (ServerSocketChannel server = Connection.server(8);
                Background accepting = Background.run(() -> SpinAcceptFixed.first(server).close())) {
            accepting.rests();
            connectTo(server);
            accepting.ends();
        }
    }

    /** The server refuses in the end, so that both come back: with an exception, after the same wait. */
    @WitnessOf("WB_SPIN_CONNECT")
    void aServerThatDoesNotAnswer() throws Exception {
        try (PendingConnection pending = new PendingConnection();
                Background connecting =
                        Background.run(() -> SpinConnect.dial(pending.address()).close())) {
            connecting.burns();
            pending.close();
            assertThatThrownBy(connecting::ends).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IOException.class);
        }
        try (PendingConnection pending = new PendingConnection();
                Background connecting =
                        Background.run(() -> SpinConnectFixed.dial(pending.address()).close())) {
            connecting.rests();
            pending.close();
            assertThatThrownBy(connecting::ends).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IOException.class);
        }
    }

    private static void connectTo(ServerSocketChannel server) throws IOException {
        SocketChannel.open(server.getLocalAddress()).close();
    }
}
