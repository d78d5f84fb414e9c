package dev.wouldblock.bytecode;

/** Classes that take the analysis through modes, walks, calls and findings. */
final class Servers {
    static final Compiled COMPILED = Compiled.of("""
            package org.x;
            import java.io.IOException;
            import java.nio.ByteBuffer;
            import java.nio.channels.*;
            import java.util.Iterator;
            class Server implements Runnable {
                final Selector selector;
                final ServerSocketChannel listening;
                boolean stopped;
                Server(Selector selector) throws IOException {
                    this.selector = selector;
                    listening = ServerSocketChannel.open();
                    listening.configureBlocking(false);
                    listening.register(selector, SelectionKey.OP_ACCEPT);
                }
                public void run() {
                    while (!stopped) {
                        try {
                            selector.select();
                            for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                                SelectionKey key = keys.next();
                                keys.remove();
                                if (key.isAcceptable()) {
                                    accept();
                                } else if (key.isReadable()) {
                                    ((Peer) key.attachment()).read();
                                } else {
                                    ((Peer) key.attachment()).flush();
                                }
                            }
                        } catch (IOException e) {
                            stopped = true;
                        } finally {
                            selector.wakeup();
                        }
                    }
                }
                void accept() throws IOException {
                    SocketChannel channel = listening.accept();
                    channel.configureBlocking(false);
                    channel.register(selector, SelectionKey.OP_READ, new Peer(channel));
                }
            }
            """, """
            package org.x;
            import java.io.IOException;
            import java.nio.ByteBuffer;
            import java.nio.channels.SocketChannel;
            class Peer {
                private final SocketChannel channel;
                private final ByteBuffer input = ByteBuffer.allocate(512);
                private ByteBuffer output = ByteBuffer.allocate(512);
                Peer(SocketChannel channel) {
                    this.channel = channel;
                }
                SocketChannel channel() {
                    return channel;
                }
                void read() throws IOException {
                    int n = channel().read(input);
                    switch (n) {
                        case 0 -> { return; }
                        case -1 -> channel.close();
                        default -> input.flip();
                    }
                    Runnable answer = () -> {
                        try {
                            send(input);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    };
                    answer.run();
                    input.clear();
                }
                int send(ByteBuffer bytes) throws IOException {
                    return channel.write(bytes);
                }
                void flush() throws IOException {
                    output.flip();
                    while (output.hasRemaining()) {
                        channel.write(output);
                    }
                    output.clear();
                }
            }
            """, """
            package org.x;
            import java.io.IOException;
            import java.net.SocketAddress;
            import java.nio.ByteBuffer;
            import java.nio.channels.*;
            class Client {
                static void hello(SocketAddress peer, byte[] bytes) throws IOException {
                    try (SocketChannel channel = SocketChannel.open()) {
                        channel.configureBlocking(false);
                        channel.connect(peer);
                        channel.write(ByteBuffer.wrap(bytes));
                    }
                }
                static void bye(DatagramChannel channel, ByteBuffer buffer, SocketAddress peer) throws IOException {
                    channel.configureBlocking(false);
                    channel.send(buffer, peer);
                    System.out.println(channel.receive(buffer).toString());
                }
                static void late(SocketChannel channel, byte[] bytes) throws IOException {
                    channel.configureBlocking(false);
                    channel.write(ByteBuffer.wrap(bytes));
                }
            }
            """);

    private Servers() {}
}
