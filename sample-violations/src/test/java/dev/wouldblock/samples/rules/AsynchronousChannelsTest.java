package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AcceptPendingException;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ReadPendingException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritePendingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Slow peers, silent peers and peers that have gone, met by asynchronous channels. */
class AsynchronousChannelsTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    @WitnessOf("WB_ASYNC_RESULT_IGNORED")
    void partOfAWriteThatCountsAsDoneIsMissing() throws IOException {
        try (AsyncConnection connection = AsyncConnection.open()) {
            AsyncResultIgnored.Outbox outbox = new AsyncResultIgnored.Outbox(connection.near());
            outbox.send(ByteBuffer.allocateDirect(Connection.TOO_MUCH));
            outbox.send(ByteBuffer.wrap(HELLO));

            assertThat(connection.readZeros()).isPositive().isLessThan(Connection.TOO_MUCH);
        }
        try (AsyncConnection connection = AsyncConnection.open()) {
            AsyncResultIgnoredFixed.Outbox outbox = new AsyncResultIgnoredFixed.Outbox(connection.near());
            outbox.send(ByteBuffer.allocateDirect(Connection.TOO_MUCH));
            outbox.send(ByteBuffer.wrap(HELLO));

            assertThat(connection.readZeros()).isEqualTo(Connection.TOO_MUCH);
        }
    }

    @WitnessOf("WB_ASYNC_RESULT_IGNORED")
    void endThatNobodySeesCallsTheHandlerForEver() throws Exception {
        AtomicLong calls = new AtomicLong();
        CountDownLatch many = new CountDownLatch(1_000);
        try (AsyncConnection connection = AsyncConnection.open()) {
            connection.far().close();
            new AsyncResultIgnored.Lines(connection.near(), line -> many.countDown()).start();

            assertThat(many.await(30, TimeUnit.SECONDS)).isTrue();
        }
        try (AsyncConnection connection = AsyncConnection.open()) {
            connection.far().close();
            new AsyncResultIgnoredFixed.Lines(connection.near(), line -> calls.incrementAndGet()).start();

            while (connection.near().isOpen()) {
                Thread.sleep(1);
            }
            assertThat(calls).hasValue(0);
        }
    }

    @WitnessOf("WB_ASYNC_FUTURE_DROPPED")
    void closingDoesNotWaitForAWriteThatNobodyWaitsFor() throws Exception {
        byte[] report = new byte[2 * Connection.TOO_MUCH];
        try (ServerSocketChannel server = Connection.server(8)) {
            SocketAddress address = server.getLocalAddress();

            AsyncFutureDropped.send(address, report);
            assertThat(received(server).get().length).isLessThan(report.length);

            CompletableFuture<byte[]> all = received(server);
            AsyncFutureDroppedFixed.send(address, report);
            assertThat(all.get()).hasSameSizeAs(report);
        }
    }

    private static CompletableFuture<byte[]> received(ServerSocketChannel server) {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return server.accept();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .thenCompose(Connection::drain);
    }

    @WitnessOf("WB_ASYNC_OVERLAP")
    void secondWriteThrowsWhenThePeerIsSlow() throws IOException {
        try (AsyncConnection connection = AsyncConnection.open()) {
            AsyncOverlap sender = new AsyncOverlap(connection.near(), ignoring());

            assertThatThrownBy(() -> sender.sendAll(large(64))).isInstanceOf(WritePendingException.class);
        }
        try (AsyncConnection connection = AsyncConnection.open()) {
            AsyncOverlapFixed.Flusher sender = new AsyncOverlapFixed.Flusher(connection.near());
            sender.sendAll(large(2));
            sender.send(ByteBuffer.wrap(HELLO));

            assertThat(connection.readZeros()).isEqualTo(2L * Connection.TOO_MUCH);
        }
    }

    private static List<ByteBuffer> large(int number) {
        ByteBuffer zeros = ByteBuffer.allocateDirect(Connection.TOO_MUCH);
        return Stream.generate(zeros::duplicate).limit(number).toList();
    }

    @WitnessOf("WB_ASYNC_OVERLAP")
    void secondAcceptThrows() throws Exception {
        try (AsynchronousServerSocketChannel server =
                AsynchronousServerSocketChannel.open().bind(Connection.loopback())) {
            assertThatThrownBy(() -> AsyncOverlap.serve(server, ignoring())).isInstanceOf(AcceptPendingException.class);
        }
        try (AsynchronousServerSocketChannel server =
                AsynchronousServerSocketChannel.open().bind(Connection.loopback())) {
            BlockingQueue<String> lines = new LinkedBlockingQueue<>();
            AsyncOverlapFixed.serve(server, receiving(lines));
            for (int i = 0; i < 3; i++) {
                try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
                    client.write(ByteBuffer.wrap(HELLO));
                    assertThat(lines.poll(30, TimeUnit.SECONDS)).isEqualTo("hello");
                }
            }
        }
    }

    @WitnessOf("WB_ASYNC_REUSE_AFTER_TIMEOUT")
    void readAfterATimeoutThrows() throws Exception {
        try (AsyncConnection connection = AsyncConnection.open()) {
            assertThatThrownBy(() -> AsyncReuseAfterTimeout.receive(connection.near(), message -> {}))
                    .isInstanceOf(ReadPendingException.class);
        }
        try (AsyncConnection connection = AsyncConnection.open()) {
            BlockingQueue<String> messages = new LinkedBlockingQueue<>();
            CompletableFuture<Void> receiver = CompletableFuture.runAsync(() -> {
                try {
                    AsyncReuseAfterTimeoutFixed.receive(connection.near(), message -> messages.add(text(message)));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            Thread.sleep(500);
            connection.far().write(ByteBuffer.wrap(HELLO));
            assertThat(messages.poll(30, TimeUnit.SECONDS)).isEqualTo("hello");
            connection.far().close();
            receiver.get();
        }
    }

    @WitnessOf("WB_ASYNC_BUFFER_REUSED")
    void secondClientGetsNothingOfASharedBuffer() throws Exception {
        assertThat(broadcast((clients, message) -> AsyncBufferReused.broadcast(clients, message, ignoring())))
                .containsExactlyInAnyOrder("hello", "");
        assertThat(broadcast((clients, message) -> AsyncBufferReusedFixed.broadcast(clients, message, ignoring())))
                .containsExactly("hello", "hello");
    }

    private interface Broadcast {
        void send(List<AsynchronousSocketChannel> clients, ByteBuffer message);
    }

    private static List<String> broadcast(Broadcast broadcast) throws Exception {
        try (AsyncConnection first = AsyncConnection.open();
                AsyncConnection second = AsyncConnection.open()) {
            broadcast.send(List.of(first.near(), second.near()), ByteBuffer.wrap(HELLO));
            Thread.sleep(200);
            first.near().close();
            second.near().close();
            return List.of(
                    new String(Connection.drain(first.far()).get(), StandardCharsets.US_ASCII),
                    new String(Connection.drain(second.far()).get(), StandardCharsets.US_ASCII));
        }
    }

    private static String text(ByteBuffer message) {
        return StandardCharsets.US_ASCII.decode(message).toString();
    }

    private static CompletionHandler<Integer, ByteBuffer> receiving(BlockingQueue<String> lines) {
        return new CompletionHandler<>() {
            @Override
            public void completed(Integer count, ByteBuffer buffer) {
                lines.add(text(buffer.flip()));
            }

            @Override
            public void failed(Throwable cause, ByteBuffer buffer) {
                lines.add(cause.toString());
            }
        };
    }

    /** One that only the test is interested in. */
    private static <R, A> CompletionHandler<R, A> ignoring() {
        return new CompletionHandler<>() {
            @Override
            public void completed(R result, A attachment) {}

            @Override
            public void failed(Throwable cause, A attachment) {}
        };
    }
}
