package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.samples.FlaggedLines;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** While a handler of the violation waits, no other connection of the same thread is served. With its twin it is. */
class StalledHandlerTest {
    private static final byte[] MUCH = new byte[Connection.TOO_MUCH];

    static {
        new Random(1).nextBytes(MUCH);
    }

    @WitnessOf("WB_BLOCK_IN_COMPLETION_HANDLER")
    void anAnswerThatIsLate() throws Exception {
        CompletableFuture<ByteBuffer> late = new CompletableFuture<>();
        try (AsyncGroup group = new AsyncGroup();
                AsyncPair first = AsyncPair.open(group.channels());
                AsyncPair second = AsyncPair.open(group.channels())) {
            new BlockInCompletionHandler(request -> late).serve(first.near(), ByteBuffer.allocate(8));
            new BlockInCompletionHandler(CompletableFuture::completedFuture).serve(second.near(), ByteBuffer.allocate(8));
            ask(first.far(), "late");
            FlaggedLines.awaitThread("WB_BLOCK_IN_COMPLETION_HANDLER");
            ask(second.far(), "now");
            Await.stillNot(() -> Connection.hasArrived(second.far()));

            late.complete(ByteBuffer.allocate(1));
            Await.until(() -> Connection.hasArrived(first.far()));
            Await.until(() -> Connection.hasArrived(second.far()));
        }
        CompletableFuture<ByteBuffer> lateAgain = new CompletableFuture<>();
        try (AsyncGroup group = new AsyncGroup();
                AsyncPair first = AsyncPair.open(group.channels());
                AsyncPair second = AsyncPair.open(group.channels())) {
            new BlockInCompletionHandlerFixed(request -> lateAgain).serve(first.near(), ByteBuffer.allocate(8));
            new BlockInCompletionHandlerFixed(CompletableFuture::completedFuture).serve(second.near(), ByteBuffer.allocate(8));
            ask(first.far(), "late");
            Await.until(() -> lateAgain.getNumberOfDependents() > 0);
            ask(second.far(), "now");
            Await.until(() -> Connection.hasArrived(second.far()));

            lateAgain.complete(ByteBuffer.allocate(1));
            Await.until(() -> Connection.hasArrived(first.far()));
        }
    }

    @WitnessOf("WB_BLOCK_IN_EVENT_LOOP")
    void aPriceThatIsLate() throws Exception {
        CompletableFuture<String> late = new CompletableFuture<>();
        Function<String, CompletableFuture<String>> prices =
                item -> item.equals("late") ? late : CompletableFuture.completedFuture("1");
        try (NettyServer server = lineServer(() -> new BlockInEventLoop.PriceHandler(prices));
                SocketChannel first = server.connect();
                SocketChannel second = server.connect()) {
            ask(first, "late\n");
            FlaggedLines.awaitThread("WB_BLOCK_IN_EVENT_LOOP");
            ask(second, "now\n");
            Await.stillNot(() -> Connection.hasArrived(second));

            late.complete("2");
            Await.until(() -> Connection.hasArrived(first));
            Await.until(() -> Connection.hasArrived(second));
        }
        CompletableFuture<String> lateAgain = new CompletableFuture<>();
        Function<String, CompletableFuture<String>> same =
                item -> item.equals("late") ? lateAgain : CompletableFuture.completedFuture("1");
        try (NettyServer server = lineServer(() -> new BlockInEventLoopFixed.PriceHandler(same));
                SocketChannel first = server.connect();
                SocketChannel second = server.connect()) {
            ask(first, "late\n");
            Await.until(() -> lateAgain.getNumberOfDependents() > 0);
            ask(second, "now\n");
            Await.until(() -> Connection.hasArrived(second));

            lateAgain.complete("2");
            Await.until(() -> Connection.hasArrived(first));
        }
    }

    /** A backend that reads late: the violation keeps what did not fit for a next message, which never comes. */
    @WitnessOf("WB_RAW_CHANNEL_IN_FRAMEWORK")
    void aBackendThatReadsLate() throws Exception {
        try (ServerSocketChannel target = Connection.server(8);
                SocketChannel backend = Connection.client(target.getLocalAddress());
                SocketChannel replica = target.accept()) {
            RawChannelInFramework.Forwarder violation = new RawChannelInFramework.Forwarder(backend);
            try (NettyServer server = new NettyServer(pipeline -> pipeline.addLast(violation));
                    SocketChannel client = server.connect()) {
                client.write(ByteBuffer.wrap(MUCH));
                client.close();
                Await.until(() -> !backend.isOpen());
            }
            assertThat(Connection.drain(replica).join().length).isPositive().isLessThan(MUCH.length);
        }
        try (ServerSocketChannel target = Connection.server(8)) {
            RawChannelInFrameworkFixed.Forwarder fixed = new RawChannelInFrameworkFixed.Forwarder(target.getLocalAddress());
            try (NettyServer server = new NettyServer(pipeline -> pipeline.addLast(fixed));
                    SocketChannel client = server.connect();
                    SocketChannel replica = target.accept();
                    Background sending = Background.run(() -> {
                        client.write(ByteBuffer.wrap(MUCH));
                        client.close();
                    })) {
                CompletableFuture<byte[]> received = Connection.drain(replica);
                sending.ends();
                assertThat(received.join()).isEqualTo(MUCH);
            }
        }
    }

    private static NettyServer lineServer(Supplier<ChannelHandler> handler) {
        return new NettyServer(pipeline -> pipeline.addLast(
                new LineBasedFrameDecoder(16), new StringDecoder(), new StringEncoder(), handler.get()));
    }

    private static void ask(SocketChannel client, String text) throws IOException {
        client.write(StandardCharsets.US_ASCII.encode(text));
    }
}
