package dev.wouldblock.samples.misses;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Real defects that an analysis which stays within bounds may miss: either nothing near the call says that the
 * channel is non-blocking, or the loss happens far from it. Each method says why.
 */
public final class KnownMisses {

    private final Map<String, SocketChannel> channels = new HashMap<>();
    private final ByteBuffer shared = ByteBuffer.allocate(1024);
    private final List<ByteBuffer> backlog = new ArrayList<>();

    void join(String name, SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channels.put(name, channel);
    }

    /** The channel comes from a map: the mode of an element of a collection is not followed. */
    void tell(String name, byte[] message) throws IOException {
        channels.get(name).write(ByteBuffer.wrap(message));
    }

    /** The mode is set by reflection: the name of the called method is a string. */
    static void reflective(SocketChannel channel, byte[] message) throws IOException, ReflectiveOperationException {
        Method configure = SelectableChannel.class.getMethod("configureBlocking", boolean.class);
        configure.invoke(channel, false);
        channel.write(ByteBuffer.wrap(message));
    }

    /** A property of the system decides: {@code false} by default, but not a constant. */
    static void byProperty(SocketChannel channel, byte[] message) throws IOException {
        channel.configureBlocking(Boolean.getBoolean("sample.blocking"));
        channel.write(ByteBuffer.wrap(message));
    }

    /** What the write leaves stays in a field, and a method that may run between two attempts clears it. */
    void attempt(SelectionKey key) throws IOException {
        ((SocketChannel) key.channel()).write(shared);
    }

    void prepare(byte[] next) {
        shared.clear();
        shared.put(next).flip();
    }

    /** The rest goes into a queue that nobody works off: the defect is a missing method, not a call. */
    void enqueue(SelectionKey key, byte[] message) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(message);
        ((SocketChannel) key.channel()).write(data);
        if (data.hasRemaining()) {
            backlog.add(data);
        }
    }

    /** Behind a type that has no mode: any channel can stand behind the interface. */
    static void through(Supplier<? extends WritableByteChannel> source, byte[] message) throws IOException {
        source.get().write(ByteBuffer.wrap(message));
    }

    static void relay(SocketChannel channel, byte[] message) throws IOException {
        channel.configureBlocking(false);
        through(() -> channel, message);
    }
}
