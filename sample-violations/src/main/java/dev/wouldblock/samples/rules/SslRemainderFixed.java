package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/** The fixed twin of {@link SslRemainder}. */
public final class SslRemainderFixed {

    // begin example
    /** What the socket did not take stays in the buffer, and nothing new is encrypted before it is gone. */
    boolean send(SelectionKey key, SSLEngine engine, ByteBuffer plain, ByteBuffer net) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        while (plain.hasRemaining() || net.position() > 0) {
            if (net.position() == 0) {
                SSLEngineResult result = engine.wrap(plain, net);
                if (result.getStatus() != SSLEngineResult.Status.OK) {
                    throw new SSLException("wrap: " + result);
                }
            }
            net.flip();
            channel.write(net);
            net.compact();
            if (net.position() > 0) {
                key.interestOpsOr(SelectionKey.OP_WRITE);
                return false;
            }
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
        return true;
    }
    // end example

    /** The rest moves to the front, and the next record goes behind it. */
    static final class TlsChannel {
        private final SocketChannel channel;
        private final SSLEngine engine;
        private final ByteBuffer outgoing;

        TlsChannel(SocketChannel channel, SSLEngine engine) throws IOException {
            this.channel = channel;
            this.engine = engine;
            this.outgoing = ByteBuffer.allocate(2 * engine.getSession().getPacketBufferSize());
            channel.configureBlocking(false);
        }

        private SSLEngineResult encrypt(ByteBuffer plain) throws SSLException {
            return engine.wrap(plain, outgoing);
        }

        boolean write(ByteBuffer plain) throws IOException {
            boolean isDone = encrypt(plain).getStatus() == SSLEngineResult.Status.OK;
            outgoing.flip();
            channel.write(outgoing);
            outgoing.compact();
            return isDone && outgoing.position() == 0;
        }
    }

    /** Goes on until the engine asks for more bytes, and keeps those of the next record. */
    void decrypt(SSLEngine engine, ByteBuffer net, ByteBuffer plain) throws SSLException {
        net.flip();
        while (net.hasRemaining()) {
            SSLEngineResult result = engine.unwrap(net, plain);
            if (result.getStatus() != SSLEngineResult.Status.OK
                    || result.bytesConsumed() == 0) {
                break;
            }
        }
        net.compact();
    }

    /** The number of bytes tells as much as the status. */
    ByteBuffer once(SSLEngine engine, ByteBuffer net) throws SSLException {
        ByteBuffer plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        while (engine.unwrap(net, plain).bytesProduced() > 0) {
            if (!plain.hasRemaining()) {
                break;
            }
        }
        return plain.flip();
    }

    /** The caller gets the answer. */
    SSLEngineResult close(SSLEngine engine, ByteBuffer net) throws SSLException {
        engine.closeOutbound();
        SSLEngineResult result = engine.wrap(ByteBuffer.allocate(0), net);
        net.flip();
        return result;
    }

    /** The status is judged by a switch. */
    boolean next(SSLEngine engine, ByteBuffer net, ByteBuffer plain) throws SSLException {
        while (true) {
            switch (engine.unwrap(net, plain).getStatus()) {
                case OK:
                    continue;
                case BUFFER_UNDERFLOW:
                    return true;
                default:
                    return false;
            }
        }
    }
}
