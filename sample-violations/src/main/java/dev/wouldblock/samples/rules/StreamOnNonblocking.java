package dev.wouldblock.samples.rules;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.function.Consumer;

/** Streams, readers and scanners over channels that are in non-blocking mode. */
public final class StreamOnNonblocking {

    // begin example
    /** The channel belongs to a selector; its stream throws at the first read. */
    String readLine(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        InputStream in = channel.socket().getInputStream(); // expect: WB_STREAM_ON_NONBLOCKING fix=retry-when-ready
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
    }
    // end example

    /** Nothing needs the mode here. */
    static void greet(SocketAddress server) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.configureBlocking(false);
            OutputStream out = Channels.newOutputStream(channel); // expect: WB_STREAM_ON_NONBLOCKING fix=blocking-mode
            out.write("hello\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A scanner does not throw: it asks again and again. */
    static String word(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        Scanner words = new Scanner(channel, StandardCharsets.UTF_8); // expect: WB_STREAM_ON_NONBLOCKING fix=blocking-mode
        return words.next();
    }

    /** Neither does a reader. */
    static final class Lines {
        private final SocketChannel channel;
        private final Selector selector;

        Lines(SocketChannel channel, Selector selector) throws IOException {
            this.channel = channel;
            this.selector = selector;
            channel.configureBlocking(false);
        }

        void start() throws IOException {
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        String next() throws IOException {
            return new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)) // expect: WB_STREAM_ON_NONBLOCKING fix=retry-when-ready
                    .readLine();
        }
    }

    /** The streams were right when they were made. */
    static void hello(SocketAddress server, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        InputStream in = channel.socket().getInputStream();
        OutputStream out = new BufferedOutputStream(channel.socket().getOutputStream());
        out.write(1);
        out.flush();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        int answer = in.read(); // expect: WB_STREAM_ON_NONBLOCKING fix=retry-when-ready
        out.write(answer + 1); // expect: WB_STREAM_ON_NONBLOCKING fix=retry-when-ready
        out.flush();
    }

    /** A writer in a lambda. */
    static Consumer<String> logTo(Pipe.SinkChannel sink) throws IOException {
        sink.configureBlocking(false);
        return line -> {
            PrintWriter log = new PrintWriter(Channels.newWriter(sink, StandardCharsets.UTF_8)); // expect: WB_STREAM_ON_NONBLOCKING fix=blocking-mode
            log.println(line);
            log.flush();
        };
    }

    /** A helper opens the connection, the mode is set there. */
    static int status(SocketAddress server) throws IOException {
        try (SocketChannel channel = open(server)) {
            return Channels.newInputStream(channel).read(); // expect: WB_STREAM_ON_NONBLOCKING fix=blocking-mode
        }
    }

    private static SocketChannel open(SocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.configureBlocking(false);
        return channel;
    }
}
