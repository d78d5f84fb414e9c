package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wouldblock.samples.FlaggedLines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.io.TempDir;

/** While the violation waits for one connection, its loop does not serve a second one that is ready. Its twin does. */
class StalledLoopTest {
    private static final byte[] MUCH = new byte[Connection.TOO_MUCH];

    @WitnessOf("WB_BLOCK_IN_SELECTOR_LOOP")
    void anOrderThatDoesNotCome() throws Exception {
        BlockingQueue<String> late = new LinkedBlockingQueue<>();
        BlockingQueue<String> there = new LinkedBlockingQueue<>(List.of("order"));
        try (TwoConnections two = TwoConnections.open()) {
            BlockInSelectorLoop.Reactor reactor = new BlockInSelectorLoop.Reactor(two.selector());
            reactor.watch(two.first().key(), late);
            reactor.watch(two.second().key(), there);
            try (Background loop = Background.loop(two.selector(), reactor::run)) {
                two.first().far().write(one());
                FlaggedLines.awaitThread("WB_BLOCK_IN_SELECTOR_LOOP");
                two.second().far().write(one());
                Await.stillNot(there::isEmpty);

                // The first connection may come first in the next round as well.
                late.addAll(List.of("order", "order"));
                loop.awaits(there::isEmpty);
            }
        }
        late.clear();
        there.add("order");
        try (TwoConnections two = TwoConnections.open()) {
            BlockInSelectorLoopFixed.Reactor reactor = new BlockInSelectorLoopFixed.Reactor(two.selector());
            reactor.watch(two.first().key(), late);
            reactor.watch(two.second().key(), there);
            try (Background loop = Background.loop(two.selector(), reactor::run)) {
                two.first().far().write(one());
                loop.awaits(() -> two.first().key().interestOps() == 0);
                two.second().far().write(one());
                loop.awaits(there::isEmpty);
            }
        }
    }

    @WitnessOf("WB_ACCEPTED_LEFT_BLOCKING")
    void aClientThatSaysNothing() throws Exception {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = acceptor(selector);
                Background loop = Background.loop(selector, new AcceptedLeftBlocking(selector)::run);
                SocketChannel silent = SocketChannel.open(server.getLocalAddress())) {
            FlaggedLines.awaitThread("WB_ACCEPTED_LEFT_BLOCKING");
            try (SocketChannel other = SocketChannel.open(server.getLocalAddress())) {
                other.write(one());
                Await.stillNot(() -> clients(selector) > 0);

                silent.write(one());
                loop.awaits(() -> clients(selector) == 2);
            }
        }
        try (Selector selector = Selector.open();
                ServerSocketChannel server = acceptor(selector);
                Background loop = Background.loop(selector, new AcceptedLeftBlockingFixed(selector)::run);
                SocketChannel silent = SocketChannel.open(server.getLocalAddress())) {
            loop.awaits(() -> clients(selector) == 1);
            try (SocketChannel other = SocketChannel.open(server.getLocalAddress())) {
                other.write(one());
                loop.awaits(() -> selector.keys().stream()
                        .anyMatch(key -> key.attachment() instanceof ByteBuffer hello && hello.position() > 0));
                assertThat(silent.isConnected()).isTrue();
            }
        }
    }

    @WitnessOf("WB_NESTED_SELECT")
    void aClientThatDoesNotRead() throws Exception {
        try (TwoConnections two = TwoConnections.open();
                Background loop = Background.loop(two.selector(), new NestedSelect(two.selector())::run)) {
            two.first().startSending(MUCH);
            FlaggedLines.awaitThread("WB_NESTED_SELECT");
            two.second().startSending(new byte[] {1});
            Await.stillNot(two.second()::hasArrived);

            CompletableFuture<byte[]> received = Connection.drain(two.first().far());
            loop.awaits(two.second()::hasArrived);
            assertThat(received.join()).isEqualTo(MUCH);
        }
        try (TwoConnections two = TwoConnections.open();
                Background loop = Background.loop(two.selector(), new NestedSelectFixed(two.selector())::run)) {
            ByteBuffer data = two.first().startSending(MUCH);
            two.second().startSending(new byte[] {1});
            loop.awaits(two.second()::hasArrived);
            assertThat(data.hasRemaining()).isTrue();

            assertThat(Connection.drain(two.first().far()).join()).isEqualTo(MUCH);
        }
    }

    @WitnessOf("WB_SLEEP_BACKOFF_IN_LOOP")
    void aClientThatReadsLate() throws Exception {
        try (TwoConnections two = TwoConnections.open();
                Background loop = Background.loop(two.selector(), new SleepBackoffInLoop(two.selector())::run)) {
            ByteBuffer data = two.first().startSending(MUCH);
            FlaggedLines.awaitThread("WB_SLEEP_BACKOFF_IN_LOOP");
            two.second().startSending(new byte[] {1});
            Await.stillNot(two.second()::hasArrived);

            CompletableFuture<byte[]> received = Connection.drain(two.first().far());
            loop.awaits(two.second()::hasArrived);
            assertThat(data.hasRemaining()).isFalse();
            two.first().near().shutdownOutput();
            assertThat(received.join()).isEqualTo(MUCH);
        }
        try (TwoConnections two = TwoConnections.open();
                Background loop = Background.loop(two.selector(), new SleepBackoffInLoopFixed(two.selector())::run)) {
            ByteBuffer data = two.first().startSending(MUCH);
            two.second().startSending(new byte[] {1});
            loop.awaits(two.second()::hasArrived);
            assertThat(data.hasRemaining()).isTrue();

            CompletableFuture<byte[]> received = Connection.drain(two.first().far());
            loop.awaits(() -> !data.hasRemaining());
            two.first().near().shutdownOutput();
            assertThat(received.join()).isEqualTo(MUCH);
        }
    }

    @WitnessOf("WB_LOCK_IN_EVENT_LOOP")
    void anExportToASlowArchive() throws Exception {
        LockInEventLoop violation = new LockInEventLoop();
        SlowArchive archive = new SlowArchive();
        try (TwoConnections two = TwoConnections.open();
                Background loop = Background.loop(two.selector(), () -> violation.run(two.selector()))) {
            subscribe(two.first(), "first");
            loop.awaits(() -> isSubscribed(two.first()));
            try (Background export = Background.run(() -> violation.export(archive::store))) {
                export.awaits(archive::isStoring);
                subscribe(two.second(), "second");
                FlaggedLines.awaitThread("WB_LOCK_IN_EVENT_LOOP");
                Await.stillNot(() -> isSubscribed(two.second()));

                archive.finish();
                loop.awaits(() -> isSubscribed(two.second()));
                export.ends();
            }
        }
        LockInEventLoopFixed fixed = new LockInEventLoopFixed();
        SlowArchive archive2 = new SlowArchive();
        BlockingQueue<List<String>> exported = new LinkedBlockingQueue<>();
        try (TwoConnections two = TwoConnections.open();
                Background loop = Background.loop(two.selector(), () -> fixed.run(two.selector()))) {
            subscribe(two.first(), "first");
            loop.awaits(() -> isSubscribed(two.first()));
            try (Background export = Background.run(() -> {
                fixed.export(two.selector(), exported::add);
                archive2.store(exported.take()).join();
            })) {
                export.awaits(archive2::isStoring);
                subscribe(two.second(), "second");
                loop.awaits(() -> isSubscribed(two.second()));

                archive2.finish();
                export.ends();
            }
        }
    }

    /** A named pipe is a file that waits for its writer as long as one likes. */
    @WitnessOf("WB_FILE_IO_IN_EVENT_LOOP")
    void aFileThatIsSlow(@TempDir Path folder) throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "named pipes");
        Path page = Files.writeString(folder.resolve("page"), "page");
        Path slow = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", slow.toString()).inheritIO().start().waitFor()).isZero();
        try (TwoConnections two = TwoConnections.open();
                Background loop = Background.loop(two.selector(), new FileIoInEventLoop(two.selector())::run)) {
            request(two.first(), slow);
            FlaggedLines.awaitThread("WB_FILE_IO_IN_EVENT_LOOP");
            request(two.second(), page);
            Await.stillNot(two.second()::hasArrived);

            fill(slow);
            loop.awaits(two.second()::hasArrived);
        }
        ExecutorService workers = Executors.newCachedThreadPool();
        try (TwoConnections two = TwoConnections.open();
                Background loop =
                        Background.loop(two.selector(), new FileIoInEventLoopFixed(two.selector(), workers)::run)) {
            request(two.first(), slow);
            request(two.second(), page);
            loop.awaits(two.second()::hasArrived);
            // Long enough for the worker to open the pipe: what is written to it without a reader is lost.
            Await.stillNot(two.first()::hasArrived);

            fill(slow);
            loop.awaits(two.first()::hasArrived);
        } finally {
            workers.shutdown();
        }
    }

    private static ByteBuffer one() {
        return ByteBuffer.wrap(new byte[] {1});
    }

    private static ServerSocketChannel acceptor(Selector selector) throws IOException {
        ServerSocketChannel server = Connection.server(8);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        return server;
    }

    /** How many clients the server has registered beside itself. */
    private static int clients(Selector selector) {
        return selector.keys().size() - 1;
    }

    private static void subscribe(Connection connection, String name) throws IOException {
        connection.key().attach(name);
        connection.far().write(one());
    }

    private static boolean isSubscribed(Connection connection) {
        return connection.key().interestOps() == 0;
    }

    private static void request(Connection connection, Path page) throws IOException {
        connection.key().attach(page);
        connection.far().write(one());
    }

    /** Opened for reading too, a named pipe does not wait for its reader. */
    private static void fill(Path pipe) throws IOException {
        try (FileChannel file = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            file.write(StandardCharsets.US_ASCII.encode("at last"));
        }
    }

    /** Has not stored anything until it is told to finish. */
    private static final class SlowArchive {
        private final CountDownLatch storing = new CountDownLatch(1);
        private final CompletableFuture<Void> stored = new CompletableFuture<>();

        boolean isStoring() {
            return storing.getCount() == 0;
        }

        void finish() {
            stored.complete(null);
        }

        CompletableFuture<Void> store(Collection<String> names) {
            assertThat(names).containsExactly("first");
            storing.countDown();
            return stored;
        }
    }
}
