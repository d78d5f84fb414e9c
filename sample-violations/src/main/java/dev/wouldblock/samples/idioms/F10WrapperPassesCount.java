package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;

/** Right: the wrapper answers what the channel answered, 0 and -1 included. */
public final class F10WrapperPassesCount implements ByteChannel {

    private final SocketChannel delegate;
    private long bytesRead;

    F10WrapperPassesCount(SocketChannel delegate) throws IOException {
        this.delegate = delegate;
        delegate.configureBlocking(false);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = delegate.read(target);
        if (count > 0) {
            bytesRead += count;
        }
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return delegate.write(source);
    }

    long bytesRead() {
        return bytesRead;
    }

    @Override
    public boolean isOpen() {
        return delegate.isOpen();
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
