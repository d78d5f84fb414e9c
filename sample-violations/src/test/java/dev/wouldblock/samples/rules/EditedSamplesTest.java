package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.samples.EditedSample;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The edits cure the damage: the edited violation does in the situation of its witness what its fixed twin does. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EditedSamplesTest {
    private static final byte[] MUCH = new byte[Connection.TOO_MUCH];

    static {
        new Random(1).nextBytes(MUCH);
    }

    @TempDir
    private Path folder;

    private EditedSample edited(Class<?> sample) throws IOException {
        return EditedSample.of(sample, folder);
    }

    @Test
    void nobodyToAccept() throws Exception {
        EditedSample sample = edited(AcceptNull.class);
        try (ServerSocketChannel server = Connection.server(8);
                Selector selector = Selector.open()) {
            server.configureBlocking(false);
            SelectionKey key = server.register(selector, SelectionKey.OP_ACCEPT);
            Optional<Object> handler = Optional.of(sample.create());

            sample.call(handler, "onAcceptable", key);
            sample.call(handler, "tune", key);
            assertThat(selector.keys()).containsExactly(key);
            try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
                assertThat(client.isConnected()).isTrue();
                sample.call(handler, "onAcceptable", key);
                assertThat(selector.keys()).hasSize(2);
            }
        }
    }

    @Test
    void acceptedChannelIsRegistered() throws Exception {
        EditedSample sample = edited(RegisterBlocking.class);
        try (ServerSocketChannel server = Connection.server(8);
                Selector selector = Selector.open();
                SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
            server.configureBlocking(false);
            SelectionKey key = server.register(selector, SelectionKey.OP_ACCEPT);
            sample.call(Optional.of(sample.create()), "onAcceptable", key);
            assertThat(selector.keys()).hasSize(2);
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void noDatagram() throws Exception {
        EditedSample sample = edited(ReceiveNull.class);
        try (DatagramPair pair = new DatagramPair()) {
            Optional<Object> handler = Optional.of(sample.create());
            sample.call(handler, "echo", pair.key());
            assertThat(pair.hasArrived()).isFalse();
            pair.send(new byte[] {1});
            sample.call(handler, "echo", pair.key());
            assertThat(pair.hasArrived()).isTrue();
        }
    }

    @Test
    void connectionThatStaysPending() throws Exception {
        EditedSample sample = edited(FinishConnectIgnored.class);
        try (PendingConnection pending = new PendingConnection();
                SocketChannel channel = pending.connect()) {
            ByteBuffer hello = StandardCharsets.US_ASCII.encode("hello");
            sample.call(Optional.empty(), "finish", channel, hello);
            assertThat(channel.isConnectionPending()).isTrue();
            assertThat(hello.position()).isZero();
        }
    }

    @Test
    void connectedBeforeTheFirstWrite() throws Exception {
        EditedSample sample = edited(ConnectIgnored.class);
        try (ServerSocketChannel server = Connection.server(8)) {
            ByteBuffer hello = StandardCharsets.US_ASCII.encode("hello");
            Object channel = sample.call(Optional.empty(), "dial", server.getLocalAddress(), hello).orElseThrow();
            try (SocketChannel near = (SocketChannel) channel;
                    SocketChannel far = server.accept()) {
                near.shutdownOutput();
                assertThat(Connection.drain(far).join()).asString(StandardCharsets.US_ASCII).isEqualTo("hello");
            }
        }
    }

    @Test
    void endOfTheStream() throws Exception {
        EditedSample sample = edited(EofIgnored.class);
        for (String method : new String[] {"onReadable", "drain", "parse"}) {
            try (Connection connection = Connection.open()) {
                connection.far().close();
                connection.awaitReady();
                sample.call(Optional.of(sample.create()), method, connection.key());
                assertThat(connection.near().isOpen()).as(method).isFalse();
                assertThat(connection.selector().selectNow()).isZero();
            }
        }
    }

    @Test
    void silentClientOfALoop() throws Exception {
        EditedSample sample = edited(AcceptedLeftBlocking.class);
        try (Selector selector = Selector.open();
                ServerSocketChannel server = Connection.server(8)) {
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            Optional<Object> handler = Optional.of(sample.create(selector));
            try (Background loop = Background.loop(selector, () -> sample.call(handler, "run"));
                    SocketChannel silent = SocketChannel.open(server.getLocalAddress());
                    SocketChannel other = SocketChannel.open(server.getLocalAddress())) {
                loop.awaits(() -> selector.keys().size() == 3);
                assertThat(silent.isConnected() && other.isConnected()).isTrue();
            }
        }
    }

    @Test
    void pipeThatIsReadLate() throws Exception {
        EditedSample sample = edited(WriteIgnored.class);
        try (PipeEnds pipe = new PipeEnds()) {
            CompletableFuture<byte[]> received = Connection.drain(pipe.source());
            @SuppressWarnings("unchecked")
            Consumer<byte[]> recorder = (Consumer<byte[]>)
                    sample.call(Optional.empty(), "recordTo", pipe.sink()).orElseThrow();
            recorder.accept(MUCH);
            pipe.sink().close();
            assertThat(received.join()).isEqualTo(MUCH);
        }
    }

    @Test
    void clientThatReadsLate() throws Exception {
        EditedSample sample = edited(WriteRemainderDropped.class);
        try (Connection connection = Connection.open()) {
            sample.call(Optional.of(sample.create()), "sendPage", connection.key(), MUCH);
            sendRest(sample, connection);
        }
    }

    @Test
    void clientThatDoesNotRead() throws Exception {
        EditedSample sample = edited(SpinWrite.class);
        try (Connection connection = Connection.open()) {
            sample.call(Optional.of(sample.create()), "send", connection.key(), ByteBuffer.wrap(MUCH));
            sendRest(sample, connection);
        }
    }

    /** The call in the loop is what these edits leave to the reader: there is no loop in the file. */
    private static void sendRest(EditedSample sample, Connection connection) throws Exception {
        SelectionKey key = connection.key();
        assertThat(key.interestOps()).isEqualTo(SelectionKey.OP_WRITE);
        CompletableFuture<byte[]> received = Connection.drain(connection.far());
        while (key.interestOps() == SelectionKey.OP_WRITE) {
            connection.awaitReady();
            sample.call(Optional.empty(), "sendRest", key);
        }
        connection.near().shutdownOutput();
        assertThat(received.join()).isEqualTo(MUCH);
    }

    /** The loop itself sends the rest, and then goes on reading. */
    @Test
    void clientOfALoopThatReadsLate() throws Exception {
        EditedSample echo = EditedSample.within(WriteIgnored.Echo.class, folder);
        try (Connection connection = Connection.open()) {
            Optional<Object> server = Optional.of(echo.create(connection.selector()));
            try (Background loop = Background.loop(connection.selector(), () -> echo.call(server, "run"));
                    Background client = Background.run(() -> {
                        connection.far().write(ByteBuffer.wrap(MUCH));
                        connection.far().shutdownOutput();
                    })) {
                loop.awaits(() -> connection.key().interestOps() == SelectionKey.OP_WRITE);
                assertThat(Connection.drain(connection.far()).join()).isEqualTo(MUCH);
                client.ends();
            }
        }
    }

    @Test
    void secondConnection() throws Exception {
        EditedSample acceptor = edited(SelectedKeyNotRemoved.class).nested(SelectedKeyNotRemoved.Acceptor.class);
        try (ServerSocketChannel server = Connection.server(8)) {
            Optional<Object> loop = Optional.of(acceptor.create(server));
            for (String connection : new String[] {"first", "second"}) {
                assertThat(KeyHygieneTest.isAdmitted(server, users -> acceptor.call(loop, "admit", users)))
                        .as(connection)
                        .isTrue();
            }
        }
    }

    @Test
    void connectionThatIsUp() throws Exception {
        EditedSample sample = edited(OpConnectLeftOn.class);
        try (ServerSocketChannel server = Connection.server(8);
                Selector selector = Selector.open()) {
            Object opened = sample.call(Optional.empty(), "open", selector, server.getLocalAddress()).orElseThrow();
            SelectionKey key = (SelectionKey) opened;
            KeyHygieneTest.awaitConnectable(selector);
            sample.call(Optional.empty(), "onConnectable", key);
            assertThat(key.interestOps()).isEqualTo(SelectionKey.OP_READ);
            assertThat(KeyHygieneTest.emptyRounds(selector)).isLessThan(20);
            key.channel().close();
        }
    }

    @Test
    void lockOfAnotherProcess() throws Exception {
        EditedSample sample = edited(TrylockNull.class);
        Path counter = Files.write(folder.resolve("counter"), new byte[Long.BYTES]);
        try (LockHolder other = LockHolder.of(counter)) {
            sample.call(Optional.empty(), "increment", counter);
            assertThat(RefusedTest.value(counter)).isZero();
        }
        sample.call(Optional.empty(), "increment", counter);
        assertThat(RefusedTest.value(counter)).isOne();
    }

    @Test
    void streamOfAChannel() throws Exception {
        EditedSample sample = edited(StreamOnNonblocking.class);
        try (ServerSocketChannel server = Connection.server(8)) {
            sample.call(Optional.empty(), "greet", server.getLocalAddress());
            try (SocketChannel far = server.accept()) {
                assertThat(Connection.drain(far).join()).asString(StandardCharsets.US_ASCII).isEqualTo("hello\n");
            }
        }
    }

    @Test
    void answerThatIsLate() throws Exception {
        EditedSample sample = edited(NonblockingNotNeeded.class);
        assertThat(WrongModeTest.wakeUps((server, question, answer) ->
                        (Integer) sample.call(Optional.empty(), "ask", server, question, answer).orElseThrow()))
                .isZero();
    }

    /** The loop has no pause: it does the rest when it is time. */
    @Test
    void nextAttemptAfterAPause() throws Exception {
        EditedSample retry = edited(BlockInEventLoop.class).nested(BlockInEventLoop.Retry.class);
        EmbeddedChannel channel = new EmbeddedChannel((ChannelHandler) retry.create());
        channel.freezeTime();
        channel.pipeline().fireUserEventTriggered("again");
        channel.advanceTimeBy(900, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat((String) channel.readOutbound()).isNull();
        channel.advanceTimeBy(100, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat((String) channel.readOutbound()).isEqualTo("again");
    }

    @Test
    void halfAHeader() throws Exception {
        EditedSample sample = edited(SpinRead.class);
        Optional<Object> reader = Optional.of(sample.create());
        try (Connection connection = Connection.open()) {
            ByteBuffer header = ByteBuffer.allocate(2);
            connection.send(new byte[] {1});
            sample.call(reader, "readHeader", connection.key(), header);
            connection.send(new byte[] {2});
            sample.call(reader, "readHeader", connection.key(), header);
            assertThat(header.array()).containsExactly(1, 2);
        }
    }

    @Test
    void connectionThatIsNotThereYet() throws Exception {
        EditedSample sample = edited(BlockInEventLoop.class);
        EmbeddedChannel client = new EmbeddedChannel();
        EmbeddedChannel server = new EmbeddedChannel();
        ChannelPromise connected = server.newPromise();

        sample.call(Optional.empty(), "relay", client, connected);
        assertThat((String) client.readOutbound()).isEqualTo("connecting");
        assertThat((String) server.readOutbound()).isNull();

        connected.setSuccess();
        assertThat((String) server.readOutbound()).isEqualTo("hello");
    }
}
