package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** What the violation does with 0, -1, null or false, and that its twin does not. */
class WrongTurnTest {
    @WitnessOf("WB_ACCEPT_NULL")
    void acceptNullIsDereferenced() throws IOException {
        try (ServerSocketChannel server = Connection.server(8);
                Selector selector = Selector.open()) {
            server.configureBlocking(false);
            SelectionKey key = server.register(selector, SelectionKey.OP_ACCEPT);

            assertThatThrownBy(() -> new AcceptNull().onAcceptable(key)).isInstanceOf(NullPointerException.class);
            assertThatNoException().isThrownBy(() -> new AcceptNullFixed().onAcceptable(key));
        }
    }

    @WitnessOf("WB_REGISTER_BLOCKING")
    void anAcceptedChannelIsRegisteredInBlockingMode() throws IOException {
        try (ServerSocketChannel server = Connection.server(8);
                Selector selector = Selector.open();
                SocketChannel first = SocketChannel.open(server.getLocalAddress());
                SocketChannel second = SocketChannel.open(server.getLocalAddress())) {
            server.configureBlocking(false);
            SelectionKey key = server.register(selector, SelectionKey.OP_ACCEPT);

            assertThatThrownBy(() -> new RegisterBlocking().onAcceptable(key))
                    .isInstanceOf(IllegalBlockingModeException.class);
            assertThat(selector.keys()).containsExactly(key);
            new RegisterBlockingFixed().onAcceptable(key);
            assertThat(selector.keys()).hasSize(2);
        }
    }

    @WitnessOf("WB_RECEIVE_NULL")
    void receiveNullHasNoPort() throws IOException {
        try (DatagramChannel channel = DatagramChannel.open().bind(Connection.loopback())) {
            ByteBuffer target = ByteBuffer.allocate(8);

            assertThatThrownBy(() -> ReceiveNull.senderPort(channel, target)).isInstanceOf(NullPointerException.class);
            assertThat(ReceiveNullFixed.senderPort(channel, target)).isEmpty();
        }
    }

    @WitnessOf("WB_CONNECT_IGNORED")
    void connectFalseIsFollowedByAWriteThatIsTooEarly() throws IOException {
        try (PendingConnection pending = new PendingConnection();
                Selector selector = Selector.open()) {
            ByteBuffer request = StandardCharsets.US_ASCII.encode("hello");

            assertThatThrownBy(() -> ConnectIgnored.subscribe(selector, pending.address(), request))
                    .isInstanceOf(NotYetConnectedException.class);
            SelectionKey key = ConnectIgnoredFixed.subscribe(selector, pending.address(), request);
            assertThat(key.interestOps()).isEqualTo(SelectionKey.OP_CONNECT);
            key.channel().close();
        }
    }

    @WitnessOf("WB_FINISH_CONNECT_IGNORED")
    void finishConnectFalseIsFollowedByAWriteThatIsTooEarly() throws IOException {
        try (PendingConnection pending = new PendingConnection()) {
            ByteBuffer hello = StandardCharsets.US_ASCII.encode("hello");
            try (SocketChannel channel = pending.connect()) {
                assertThatThrownBy(() -> FinishConnectIgnored.finish(channel, hello))
                        .isInstanceOf(NotYetConnectedException.class);
            }
            try (SocketChannel channel = pending.connect()) {
                assertThat(FinishConnectIgnoredFixed.finish(channel, hello)).isFalse();
                assertThat(channel.isConnectionPending()).isTrue();
            }
            assertThat(hello.position()).isZero();
        }
    }

    @WitnessOf("WB_READ_IGNORED")
    void readIgnoredGivesTheLastTextAgain() throws IOException {
        try (Connection connection = Connection.open()) {
            ReadIgnored violation = new ReadIgnored();
            connection.send(StandardCharsets.US_ASCII.encode("DROP").array());

            assertThat(violation.readText(connection.key())).isEqualTo("DROP");
            assertThat(violation.readText(connection.key())).isEqualTo("DROP");
        }
        try (Connection connection = Connection.open()) {
            ReadIgnoredFixed fixed = new ReadIgnoredFixed();
            connection.send(StandardCharsets.US_ASCII.encode("DROP").array());

            assertThat(fixed.readText(connection.key())).contains("DROP");
            assertThat(fixed.readText(connection.key())).isEmpty();
        }
    }

    @WitnessOf("WB_READ_ZERO_AS_EOF")
    void readZeroAsEofClosesAHealthyConnection() throws IOException {
        try (Connection connection = Connection.open()) {
            new ReadZeroAsEof().onReadable(connection.key());
            assertThat(connection.near().isOpen()).isFalse();
        }
        try (Connection connection = Connection.open()) {
            new ReadZeroAsEofFixed().onReadable(connection.key());
            assertThat(connection.near().isOpen()).isTrue();
            connection.far().close();
            connection.awaitReady();
            new ReadZeroAsEofFixed().onReadable(connection.key());
            assertThat(connection.near().isOpen()).isFalse();
        }
    }

    @WitnessOf("WB_EOF_IGNORED")
    void eofIgnoredIsReportedAtOnceAgain() throws IOException {
        try (Connection connection = Connection.open()) {
            EofIgnored violation = new EofIgnored();
            connection.far().close();
            for (int i = 0; i < 10; i++) {
                connection.awaitReady();
                violation.onReadable(connection.key());
            }
            assertThat(connection.near().isOpen()).isTrue();
        }
        try (Connection connection = Connection.open()) {
            connection.far().close();
            connection.awaitReady();
            new EofIgnoredFixed().onReadable(connection.key());
            assertThat(connection.near().isOpen()).isFalse();
            assertThat(connection.selector().selectNow()).isZero();
            assertThat(connection.selector().keys()).isEmpty();
        }
    }

    @WitnessOf("WB_DATAGRAM_EOF")
    void datagramEofEndsTheService() throws IOException {
        try (DatagramPair pair = new DatagramPair()) {
            pair.send(new byte[0]);
            new DatagramEof().onReadable(pair.key());
            assertThat(pair.near().isOpen()).isFalse();
        }
        try (DatagramPair pair = new DatagramPair()) {
            pair.send(new byte[0]);
            new DatagramEofFixed().onReadable(pair.key());
            assertThat(pair.near().isOpen()).isTrue();
        }
    }
}
