package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a selector does with keys that are not kept clean, and that their twins are. */
class KeyHygieneTest {
    /** One round of a loop that is asked to admit connections. */
    private interface Admission {
        int round(Consumer<SocketChannel> users) throws IOException;
    }

    @WitnessOf("WB_SELECTED_KEY_NOT_REMOVED")
    void aSecondConnectionIsNotServed() throws Exception {
        try (ServerSocketChannel server = Connection.server(8)) {
            SelectedKeyNotRemoved.Acceptor violation = new SelectedKeyNotRemoved.Acceptor(server);
            assertThat(isAdmitted(server, violation::admit)).as("first").isTrue();
            assertThat(isAdmitted(server, violation::admit)).as("second").isFalse();
        }
        try (ServerSocketChannel server = Connection.server(8)) {
            SelectedKeyNotRemovedFixed.Acceptor fixed = new SelectedKeyNotRemovedFixed.Acceptor(server);
            assertThat(isAdmitted(server, fixed::admit)).as("first").isTrue();
            assertThat(isAdmitted(server, fixed::admit)).as("second").isTrue();
        }
    }

    /** Whether a connection that is there is admitted soon. */
    private static boolean isAdmitted(ServerSocketChannel server, Admission admission) throws Exception {
        List<SocketChannel> admitted = new ArrayList<>();
        try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
            for (int i = 0; i < 50 && admitted.isEmpty(); i++) {
                admission.round(admitted::add);
                Thread.sleep(10);
            }
            for (SocketChannel channel : admitted) {
                channel.close();
            }
            return !admitted.isEmpty() && client.isOpen();
        }
    }

    @WitnessOf("WB_OP_CONNECT_LEFT_ON")
    void selectNoLongerWaits() throws IOException {
        try (ServerSocketChannel server = Connection.server(8);
                Selector selector = Selector.open()) {
            SelectionKey key = OpConnectLeftOn.open(selector, server.getLocalAddress());
            awaitConnectable(selector);
            OpConnectLeftOn.onConnectable(key);
            assertThat(emptyRounds(selector)).isGreaterThan(100);
            key.channel().close();
        }
        try (ServerSocketChannel server = Connection.server(8);
                Selector selector = Selector.open()) {
            SelectionKey key = OpConnectLeftOnFixed.open(selector, server.getLocalAddress());
            awaitConnectable(selector);
            OpConnectLeftOnFixed.onConnectable(key);
            assertThat(emptyRounds(selector)).isLessThan(20);
            key.channel().close();
        }
    }

    private static void awaitConnectable(Selector selector) throws IOException {
        assertThat(selector.select(10_000)).isEqualTo(1);
        selector.selectedKeys().clear();
    }

    /** How often a wait of 50 ms ends within half a second, although no channel is ready. */
    private static int emptyRounds(Selector selector) throws IOException {
        int rounds = 0;
        long end = System.nanoTime() + 500_000_000L;
        while (System.nanoTime() < end && rounds <= 1_000) {
            assertThat(selector.select(50)).isZero();
            assertThat(selector.selectedKeys()).isEmpty();
            rounds++;
        }
        return rounds;
    }
}
