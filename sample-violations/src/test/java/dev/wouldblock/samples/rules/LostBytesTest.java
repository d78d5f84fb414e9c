package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;

/** A peer that reads late gets a part of what the violation sends, and all of what its twin sends. No exception. */
class LostBytesTest {
    private static final byte[] MUCH = new byte[Connection.TOO_MUCH];

    static {
        new Random(1).nextBytes(MUCH);
    }

    @WitnessOf("WB_WRITE_IGNORED")
    void writeIgnored() throws IOException {
        try (PipeEnds pipe = new PipeEnds()) {
            WriteIgnored.recordTo(pipe.sink()).accept(MUCH);
            pipe.sink().close();
            assertThat(Connection.drain(pipe.source()).join().length).isPositive().isLessThan(MUCH.length);
        }
        try (PipeEnds pipe = new PipeEnds()) {
            CompletableFuture<byte[]> received = Connection.drain(pipe.source());
            WriteIgnoredFixed.recordTo(pipe.sink()).accept(MUCH);
            pipe.sink().close();
            assertThat(received.join()).isEqualTo(MUCH);
        }
    }

    /** The next answer is written over what is left of the one before. */
    @WitnessOf("WB_WRITE_IGNORED")
    void writeIgnoredOfABufferInAField() throws IOException {
        byte[] body = new byte[(64 << 10) - 2 * Integer.BYTES];
        int answers = Connection.TOO_MUCH >> 16;
        try (Connection connection = Connection.open()) {
            WriteIgnored.Answers violation = new WriteIgnored.Answers();
            for (int id = 0; id < answers; id++) {
                violation.send(connection.key(), id, body);
            }
            connection.near().shutdownOutput();
            assertThat(Connection.drain(connection.far()).join().length)
                    .isPositive()
                    .isLessThan(Connection.TOO_MUCH);
        }
        try (Connection connection = Connection.open()) {
            WriteIgnoredFixed.Answers fixed = new WriteIgnoredFixed.Answers();
            CompletableFuture<byte[]> received = Connection.drain(connection.far());
            for (int id = 0; id < answers; ) {
                if (fixed.send(connection.key(), id, body)) {
                    id++;
                } else {
                    connection.awaitReady();
                    fixed.onWritable(connection.key());
                }
            }
            while (connection.key().interestOps() == SelectionKey.OP_WRITE) {
                connection.awaitReady();
                fixed.onWritable(connection.key());
            }
            connection.near().shutdownOutput();
            assertThat(received.join()).hasSize(Connection.TOO_MUCH);
        }
    }

    @WitnessOf("WB_WRITE_REMAINDER_DROPPED")
    void writeRemainderDropped() throws IOException {
        try (Connection connection = Connection.open()) {
            new WriteRemainderDropped().sendPage(connection.key(), MUCH);
            connection.near().shutdownOutput();
            assertThat(Connection.drain(connection.far()).join().length).isPositive().isLessThan(MUCH.length);
        }
        try (Connection connection = Connection.open()) {
            WriteRemainderDroppedFixed fixed = new WriteRemainderDroppedFixed();
            fixed.sendPage(connection.key(), MUCH);
            CompletableFuture<byte[]> received = Connection.drain(connection.far());
            while (connection.key().attachment() != null) {
                connection.awaitReady();
                fixed.flush(connection.key());
            }
            connection.near().shutdownOutput();
            assertThat(received.join()).isEqualTo(MUCH);
        }
    }

    @WitnessOf("WB_WRITE_REMAINDER_DROPPED")
    void writeRemainderDroppedByAClient() throws IOException {
        byte[] snapshot = new byte[Connection.FAR_TOO_MUCH];
        new Random(2).nextBytes(snapshot);
        try (ServerSocketChannel server = Connection.server(8);
                SocketChannel sender = WriteRemainderDropped.replicate(server.getLocalAddress(), snapshot)) {
            sender.shutdownOutput();
            try (SocketChannel replica = server.accept()) {
                assertThat(Connection.drain(replica).join().length).isPositive().isLessThan(snapshot.length);
            }
        }
        try (ServerSocketChannel server = Connection.server(8)) {
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> accept(server), Connection::onNewThread)
                    .thenCompose(Connection::drain);
            try (SocketChannel sender = WriteRemainderDroppedFixed.replicate(server.getLocalAddress(), snapshot)) {
                sender.shutdownOutput();
                assertThat(received.join()).isEqualTo(snapshot);
            }
        }
    }

    @WitnessOf("WB_TRANSFER_IGNORED")
    void transferIgnored(@TempDir Path folder) throws IOException {
        Path path = Files.write(folder.resolve("file"), MUCH);
        try (Connection connection = Connection.open()) {
            new TransferIgnored().serveFile(connection.key(), path);
            connection.near().shutdownOutput();
            assertThat(Connection.drain(connection.far()).join().length).isPositive().isLessThan(MUCH.length);
        }
        try (Connection connection = Connection.open();
                FileChannel file = FileChannel.open(path)) {
            connection.key().attach(new TransferIgnoredFixed.Download(file));
            connection.key().interestOps(SelectionKey.OP_WRITE);
            CompletableFuture<byte[]> received = Connection.drain(connection.far());
            while (connection.key().interestOps() == SelectionKey.OP_WRITE) {
                connection.awaitReady();
                new TransferIgnoredFixed().serveFile(connection.key());
            }
            connection.near().shutdownOutput();
            assertThat(received.join()).isEqualTo(MUCH);
        }
    }

    /** Room for one datagram: the second receiver gets none, and only the twin says so. */
    @WitnessOf("WB_SEND_IGNORED")
    void sendIgnored() throws IOException {
        try (DatagramPair near = new DatagramPair();
                DatagramPair far = new DatagramPair();
                DatagramChannel channel = new CrowdedDatagramChannel(DatagramChannel.open(), 1)) {
            SendIgnored.broadcaster(channel, receivers(near, far)).accept(new byte[] {1});
            assertThat(near.hasArrived()).isTrue();
            assertThat(far.hasArrived()).isFalse();
        }
        try (DatagramPair near = new DatagramPair();
                DatagramPair far = new DatagramPair();
                DatagramChannel channel = new CrowdedDatagramChannel(DatagramChannel.open(), 1)) {
            List<SocketAddress> missed = new ArrayList<>();
            SendIgnoredFixed.broadcaster(channel, receivers(near, far), missed::add).accept(new byte[] {1});
            assertThat(near.hasArrived()).isTrue();
            assertThat(missed).containsExactly(far.far().getLocalAddress());
        }
    }

    private static List<SocketAddress> receivers(DatagramPair first, DatagramPair second) throws IOException {
        return List.of(first.far().getLocalAddress(), second.far().getLocalAddress());
    }

    private static SocketChannel accept(ServerSocketChannel server) {
        try {
            return server.accept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
