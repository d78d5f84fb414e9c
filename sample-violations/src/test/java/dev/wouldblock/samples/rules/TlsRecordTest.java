package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;

/** A record of which the socket takes a part. */
class TlsRecordTest {
    private static final byte[] MUCH = new byte[Connection.TOO_MUCH];

    static {
        new Random(1).nextBytes(MUCH);
    }

    @WitnessOf("WB_SSL_REMAINDER")
    void sslRemainderMakesThePeerEndTheSession() throws Exception {
        TlsPair broken = TlsPair.open();
        try (Connection connection = Connection.open()) {
            new SslRemainder().send(connection.key(), broken.client(), ByteBuffer.wrap(MUCH), packet(broken));
            connection.near().shutdownOutput();
            byte[] received = Connection.drain(connection.far()).join();
            assertThatThrownBy(() -> broken.decrypt(received)).isInstanceOf(SSLException.class);
        }
        TlsPair whole = TlsPair.open();
        try (Connection connection = Connection.open()) {
            CompletableFuture<byte[]> received = Connection.drain(connection.far());
            ByteBuffer plain = ByteBuffer.wrap(MUCH);
            ByteBuffer net = packet(whole);
            while (!new SslRemainderFixed().send(connection.key(), whole.client(), plain, net)) {
                connection.awaitReady();
            }
            connection.near().shutdownOutput();
            assertThat(whole.decrypt(received.join())).isEqualTo(MUCH);
        }
    }

    private static ByteBuffer packet(TlsPair pair) {
        return ByteBuffer.allocate(pair.client().getSession().getPacketBufferSize());
    }
}
