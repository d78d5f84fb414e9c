package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;

/** A read brings a part, a write takes a part, a buffer is full: the violation does not notice, its twin does. */
class PartialTransferTest {
    @WitnessOf("WB_SHORT_READ")
    void shortReadBreaksOnASplitHeader() throws IOException {
        byte[] header = ByteBuffer.allocate(12).putInt(7).putLong(42).array();
        try (Connection connection = Connection.open()) {
            connection.send(new byte[] {header[0], header[1], header[2]});
            assertThatThrownBy(() -> new ShortRead().onReadable(connection.key(), (type, length) -> {}))
                    .isInstanceOf(BufferUnderflowException.class);
        }
        try (Connection connection = Connection.open()) {
            StringBuilder requests = new StringBuilder();
            ShortReadFixed fixed = new ShortReadFixed();
            connection.send(new byte[] {header[0], header[1], header[2]});
            fixed.onReadable(connection.key(), (type, length) -> requests.append(type).append(length));
            assertThat(requests).isEmpty();

            connection.send(Arrays.copyOfRange(header, 3, header.length));
            fixed.onReadable(connection.key(), (type, length) -> requests.append(type).append(length));
            assertThat(requests).hasToString("742");
        }
    }

    @WitnessOf("WB_FULL_BUFFER_READ")
    void fullBufferReadNeverSeesTheEndOfTheFile(@TempDir Path folder) throws Exception {
        byte[] content = new byte[10_000];
        Path path = Files.write(folder.resolve("file"), content);
        FileChannel file = FileChannel.open(path);
        BusyThread<Long> checking = BusyThread.start(() -> FullBufferRead.checksum(file));
        checking.awaitWaste();
        file.close();
        assertThatThrownBy(checking::result)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ClosedChannelException.class);

        CRC32 expected = new CRC32();
        expected.update(content);
        try (FileChannel whole = FileChannel.open(path)) {
            assertThat(FullBufferReadFixed.checksum(whole)).isEqualTo(expected.getValue());
        }
    }

    @WitnessOf("WB_BLOCKING_SHORT_WRITE")
    void blockingShortWriteStopsAtTheLimitOfTheSystem() throws IOException {
        List<byte[]> chunks = Collections.nCopies(2_000, new byte[1_000]);
        try (ServerSocketChannel server = Connection.server(8)) {
            CompletableFuture<byte[]> received = receive(server);
            BlockingShortWrite.sendAll(server.getLocalAddress(), chunks);
            assertThat(received.join().length).isPositive().isLessThan(2_000_000);
        }
        try (ServerSocketChannel server = Connection.server(8)) {
            CompletableFuture<byte[]> received = receive(server);
            BlockingShortWriteFixed.sendAll(server.getLocalAddress(), chunks);
            assertThat(received.join()).hasSize(2_000_000);
        }
    }

    private static CompletableFuture<byte[]> receive(ServerSocketChannel server) {
        return CompletableFuture.supplyAsync(() -> accept(server)).thenCompose(Connection::drain);
    }

    private static SocketChannel accept(ServerSocketChannel server) {
        try {
            return server.accept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
