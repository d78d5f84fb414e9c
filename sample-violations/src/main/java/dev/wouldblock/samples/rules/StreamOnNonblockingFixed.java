package dev.wouldblock.samples.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.function.Consumer;

/** The fixed twin of {@link StreamOnNonblocking}. */
public final class StreamOnNonblockingFixed {

    // begin example
    /** Hands on the lines that are complete. The rest stays with the key; the selector says when more is there. */
    void readLines(SelectionKey key, Consumer<String> listener) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer input = (ByteBuffer) key.attachment();
        int count = channel.read(input);
        int end = input.position();
        while (end > 0 && input.get(end - 1) != '\n') {
            end--;
        }
        new String(input.array(), 0, end, StandardCharsets.UTF_8).lines().forEach(listener);
        input.flip().position(end);
        input.compact();
        if (count < 0 || !input.hasRemaining()) { // the end, or a line that is too long
            channel.close();
        }
    }
    // end example

    /** In blocking mode, as it is opened. */
    static void greet(SocketAddress server) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write("hello\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The mode is set to what the scanner needs. */
    static String word(SocketChannel channel) throws IOException {
        channel.configureBlocking(true);
        Scanner words = new Scanner(channel, StandardCharsets.UTF_8);
        return words.next();
    }

    /** The channel leaves the selector before a reader gets it. */
    static String takeOver(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        key.cancel();
        key.selector().selectNow();
        channel.configureBlocking(true);
        return new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)).readLine();
    }

    /** The stream is made before the mode that it needs is set, and used after. */
    static int later(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        InputStream in = channel.socket().getInputStream();
        channel.configureBlocking(true);
        return in.read();
    }

    /** The streams are done when the selector takes over. */
    static void hello(SocketAddress server, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        InputStream in = channel.socket().getInputStream();
        OutputStream out = channel.socket().getOutputStream();
        out.write(1);
        int answer = in.read();
        out.write(answer + 1);
        out.flush();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** A writer over a channel in blocking mode. */
    static Consumer<String> logTo(Pipe.SinkChannel sink) throws IOException {
        sink.configureBlocking(true);
        return line -> {
            PrintWriter log = new PrintWriter(Channels.newWriter(sink, StandardCharsets.UTF_8));
            log.println(line);
            log.flush();
        };
    }

    /** Whoever gives the channel knows its mode. */
    static int first(ReadableByteChannel channel) throws IOException {
        return Channels.newInputStream(channel).read();
    }

    /** A plain socket has no mode. */
    static String line(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** The mode is asked for first. */
    static int status(SocketChannel channel) throws IOException {
        if (!channel.isBlocking()) {
            throw new IllegalArgumentException("needs a channel in blocking mode");
        }
        return Channels.newInputStream(channel).read();
    }
}
