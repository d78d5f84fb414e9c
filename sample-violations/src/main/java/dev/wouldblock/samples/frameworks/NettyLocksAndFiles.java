package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;

/** A lock that is held while a file is written, and a file. */
public final class NettyLocksAndFiles extends ChannelInboundHandlerAdapter {
    private final Lock lock;
    private final Path banner;
    private long messages;

    NettyLocksAndFiles(Lock lock, Path banner) {
        this.lock = lock;
        this.banner = banner;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws IOException {
        ctx.writeAndFlush(Files.readString(banner)); // expect: WB_FILE_IO_IN_EVENT_LOOP fix=offload
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        lock.lock(); // expect: WB_LOCK_IN_EVENT_LOOP fix=offload
        try {
            messages++;
        } finally {
            lock.unlock();
        }
        ctx.fireChannelRead(message);
    }

    void save(Path file) throws IOException {
        lock.lock();
        try {
            Files.writeString(file, Long.toString(messages));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (lock.tryLock()) {
            try {
                ctx.writeAndFlush(messages);
            } finally {
                lock.unlock();
            }
        }
    }
}
