package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** TLS over a non-blocking channel whose records are cut, or whose engine is not asked what it did. */
public final class SslRemainder {

    // begin example
    /** The rest of a record that the socket did not take is overwritten by the next record; the peer ends the session. */
    void send(SelectionKey key, SSLEngine engine, ByteBuffer plain, ByteBuffer net) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        while (plain.hasRemaining()) {
            net.clear();
            SSLEngineResult result = engine.wrap(plain, net);
            if (result.getStatus() != SSLEngineResult.Status.OK) {
                throw new SSLException("wrap: " + result);
            }
            net.flip();
            channel.write(net); // expect: WB_SSL_REMAINDER fix=retry-when-ready
        }
    }
    // end example

    /** The buffer for the records is a field. */
    static final class TlsChannel {
        private final SocketChannel channel;
        private final SSLEngine engine;
        private final ByteBuffer outgoing;

        TlsChannel(SocketChannel channel, SSLEngine engine) throws IOException {
            this.channel = channel;
            this.engine = engine;
            this.outgoing = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            channel.configureBlocking(false);
        }

        private SSLEngineResult encrypt(ByteBuffer plain) throws SSLException {
            return engine.wrap(plain, outgoing);
        }

        boolean write(ByteBuffer plain) throws IOException {
            boolean isDone = encrypt(plain).getStatus() == SSLEngineResult.Status.OK;
            outgoing.flip();
            channel.write(outgoing); // expect: WB_SSL_REMAINDER fix=retry-when-ready
            outgoing.clear();
            return isDone;
        }
    }

    /** When half a record is there, the engine takes nothing, and the loop never ends. */
    void decrypt(SSLEngine engine, ByteBuffer net, ByteBuffer plain) throws SSLException {
        net.flip();
        while (net.hasRemaining()) {
            SSLEngineResult result = engine.unwrap(net, plain); // expect: WB_SSL_REMAINDER fix=retry-when-ready
            if (result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                return;
            }
        }
        net.clear();
    }

    /** Whether anything was decrypted, nobody knows. */
    ByteBuffer once(SSLEngine engine, ByteBuffer net) throws SSLException {
        ByteBuffer plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        engine.unwrap(net, plain); // expect: WB_SSL_REMAINDER fix=retry-when-ready
        return plain.flip();
    }

    /** Nor whether the notice of the end was made. */
    void close(SSLEngine engine, ByteBuffer net) throws SSLException {
        engine.closeOutbound();
        engine.wrap(ByteBuffer.allocate(0), net); // expect: WB_SSL_REMAINDER fix=retry-when-ready
        net.flip();
    }
}
