package dev.wouldblock.source.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapesTest {
    private static final String IMPORTS = """
            import java.io.IOException;
            import java.nio.ByteBuffer;
            import java.nio.channels.*;

            """;

    /** The method of a class {@code A}, indented by a level, after its edits. */
    private static String edited(String method) {
        return bodyOf(Edited.all(inClass(method)));
    }

    private static String inClass(String method) {
        return IMPORTS + "class A {\n" + method.indent(4) + "}\n";
    }

    private static String bodyOf(String source) {
        assertThat(source).startsWith(IMPORTS + "class A {\n").endsWith("}\n");
        return source.substring((IMPORTS + "class A {\n").length(), source.length() - 2)
                .indent(-4);
    }

    @Test
    void statementWithoutBraces() {
        assertThat(edited("""
                        void send(SelectionKey key, boolean ready) throws IOException {
                            SocketChannel ch = (SocketChannel) key.channel();
                            ByteBuffer b = ByteBuffer.allocate(9);
                            if (ready) ch.write(b);
                        }
                        """)).isEqualTo("""
                        void send(SelectionKey key, boolean ready) throws IOException {
                            SocketChannel ch = (SocketChannel) key.channel();
                            ByteBuffer b = ByteBuffer.allocate(9);
                            if (ready) {
                                ch.write(b);
                                if (b.hasRemaining()) {
                                    key.attach(ByteBuffer.allocate(b.remaining()).put(b).flip());
                                    key.interestOps(SelectionKey.OP_WRITE);
                                }
                            }
                        }

                        /** Sends what is kept with a key, and goes on reading when nothing is left. */
                        static void sendRest(SelectionKey key) throws IOException {
                            ByteBuffer rest = (ByteBuffer) key.attachment();
                            ((WritableByteChannel) key.channel()).write(rest);
                            if (!rest.hasRemaining()) {
                                key.attach(null);
                                key.interestOps(SelectionKey.OP_READ);
                            }
                        }
                        """);
    }

    @Test
    void statementWithoutBracesOnALineOfItsOwn() {
        assertThat(edited("""
                        void send(SelectionKey key, byte[] bytes) throws IOException {
                            if (bytes.length > 0)
                                ((SocketChannel) key.channel()).write(ByteBuffer.wrap(bytes)); // all of it
                            else
                                key.cancel();
                        }
                        """)).isEqualTo("""
                        void send(SelectionKey key, byte[] bytes) throws IOException {
                            if (bytes.length > 0) {
                                ByteBuffer data = ByteBuffer.wrap(bytes);
                                ((SocketChannel) key.channel()).write(data); // all of it
                                if (data.hasRemaining()) {
                                    key.attach(data);
                                    key.interestOps(SelectionKey.OP_WRITE);
                                }
                            }
                            else
                                key.cancel();
                        }

                        /** Sends what is kept with a key, and goes on reading when nothing is left. */
                        static void sendRest(SelectionKey key) throws IOException {
                            ByteBuffer rest = (ByteBuffer) key.attachment();
                            ((WritableByteChannel) key.channel()).write(rest);
                            if (!rest.hasRemaining()) {
                                key.attach(null);
                                key.interestOps(SelectionKey.OP_READ);
                            }
                        }
                        """);
    }

    @Test
    void methodOnOneLine() {
        assertThat(edited("""
                        void finish(SelectionKey key, SocketChannel c, ByteBuffer b) throws IOException { c.configureBlocking(false); c.finishConnect(); c.read(b); }
                        """)).isEqualTo("""
                        void finish(SelectionKey key, SocketChannel c, ByteBuffer b) throws IOException { c.configureBlocking(false);
                            if (!c.finishConnect()) {
                                return;
                            }
                            c.read(b); }
                        """);
    }

    @Test
    void linesEndAsInTheFile() {
        String source = inClass("""
                void on(SelectionKey key) throws IOException {
                    SocketChannel c = ((ServerSocketChannel) key.channel()).accept();
                    c.close();
                }
                """);
        String windows = source.replace("\n", "\r\n");

        assertThat(Edited.all(windows)).isEqualTo(Edited.all(source).replace("\n", "\r\n"));
    }

    @Test
    void indentationIsThatOfTheFile() {
        String source = inClass("""
                void on(SelectionKey key) throws IOException {
                    SocketChannel c = ((ServerSocketChannel) key.channel()).accept();
                    c.close();
                }
                """);
        String tabs = source.replace("    ", "\t");

        assertThat(Edited.all(tabs)).isEqualTo(Edited.all(source).replace("    ", "\t"));
        String narrow = source.replace("    ", "  ");
        assertThat(Edited.all(narrow)).isEqualTo(Edited.all(source).replace("    ", "  "));
    }

    @Test
    void lambdaWithAnExpressionIsLeftAlone() {
        assertThat(Edited.isLeftAlone(inClass("""
                        interface Sender { void send(ByteBuffer b) throws IOException; }

                        Sender sender(SocketChannel ch) throws IOException {
                            ch.configureBlocking(false);
                            return b -> ch.write(b.slice());
                        }
                        """))).isTrue();
    }

    @Test
    void lambdaWithABlock() {
        assertThat(edited("""
                        void loop(Selector selector) throws IOException {
                            selector.select(key -> {
                                try {
                                    SocketChannel c = ((ServerSocketChannel) key.channel()).accept();
                                    c.close();
                                } catch (IOException e) {
                                    key.cancel();
                                }
                            });
                        }
                        """)).contains("""
                                    SocketChannel c = ((ServerSocketChannel) key.channel()).accept();
                                    if (c == null) {
                                        return;
                                    }
                                    c.close();
                        """);
    }

    @Test
    void callWithinAnExpression() {
        assertThat(edited("""
                        void on(SelectionKey key, Selector selector) throws IOException {
                            adopt(selector, ((ServerSocketChannel) key.channel()).accept());
                        }

                        private void adopt(Selector selector, SocketChannel client) throws IOException {
                            client.close();
                        }
                        """)).contains("""
                            SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                            if (client != null) {
                                adopt(selector, client);
                            }
                        """);
    }

    /** The key would be asked after the call instead of before it. */
    @Test
    void callThatIsNotTheFirstInAnExpression() {
        assertThat(Edited.isLeftAlone(inClass("""
                        void on(SelectionKey key) throws IOException {
                            adopt(key.selector(), ((ServerSocketChannel) key.channel()).accept());
                        }

                        private void adopt(Selector selector, SocketChannel client) throws IOException {
                            client.close();
                        }
                        """))).isTrue();
    }

    @Test
    void callInTheHeaderOfATry() {
        assertThat(edited("""
                        void on(SelectionKey key) throws IOException {
                            try (SocketChannel c = ((ServerSocketChannel) key.channel()).accept()) {
                                c.finishConnect();
                            }
                        }
                        """)).isEqualTo("""
                        void on(SelectionKey key) throws IOException {
                            try (SocketChannel c = ((ServerSocketChannel) key.channel()).accept()) {
                                if (c == null) {
                                    return;
                                }
                                c.finishConnect();
                            }
                        }
                        """);
    }

    /** What follows the block is for all keys. */
    @Test
    void restOfTheBlockIsSkippedAlone() {
        assertThat(edited("""
                        void on(SelectionKey key, java.util.Iterator<SelectionKey> keys) throws IOException {
                            if (key.isAcceptable()) {
                                SocketChannel c = ((ServerSocketChannel) key.channel()).accept();
                                // Greet it.
                                c.configureBlocking(false);

                                c.register(key.selector(), SelectionKey.OP_READ); // first
                            }
                            keys.remove();
                        }
                        """)).isEqualTo("""
                        void on(SelectionKey key, java.util.Iterator<SelectionKey> keys) throws IOException {
                            if (key.isAcceptable()) {
                                SocketChannel c = ((ServerSocketChannel) key.channel()).accept();
                                if (c != null) {
                                    // Greet it.
                                    c.configureBlocking(false);

                                    c.register(key.selector(), SelectionKey.OP_READ); // first
                                }
                            }
                            keys.remove();
                        }
                        """);
    }

    /** A jump would leave the key in the selected-key set. */
    @Test
    void keyIsRemovedInAnyCase() {
        assertThat(edited("""
                        void on(java.util.Iterator<SelectionKey> keys) throws IOException {
                            while (keys.hasNext()) {
                                SelectionKey key = keys.next();
                                SocketChannel c = ((ServerSocketChannel) key.channel()).accept();
                                c.configureBlocking(false);
                                keys.remove();
                            }
                        }
                        """)).contains("""
                                SocketChannel c = ((ServerSocketChannel) key.channel()).accept();
                                if (c != null) {
                                    c.configureBlocking(false);
                                }
                                keys.remove();
                        """);
    }

    @Test
    void aValueIsNotMadeUp() {
        assertThat(Edited.isLeftAlone(inClass("""
                        String on(SelectionKey key) throws IOException {
                            SocketChannel c = ((ServerSocketChannel) key.channel()).accept();
                            return c.toString();
                        }
                        """))).isTrue();
    }

    @Test
    void namesThatAreTaken() {
        assertThat(edited("""
                        void send(SelectionKey key, byte[] data, int buffer) throws IOException {
                            ((SocketChannel) key.channel()).write(ByteBuffer.wrap(data));
                        }
                        """)).contains("ByteBuffer bytes = ByteBuffer.wrap(data);", "key.attach(bytes);");
    }

    @Test
    void importsThatAreMissing() {
        assertThat(Edited.all("""
                        package a;

                        import java.nio.ByteBuffer;
                        import java.nio.channels.ServerSocketChannel;
                        import java.util.List;

                        class A {
                            static void tune(ServerSocketChannel server, List<String> names) throws Exception {
                                server.configureBlocking(false);
                                server.accept().close();
                            }
                        }
                        """)).isEqualTo("""
                        package a;

                        import java.nio.ByteBuffer;
                        import java.nio.channels.ServerSocketChannel;
                        import java.nio.channels.SocketChannel;
                        import java.util.List;

                        class A {
                            static void tune(ServerSocketChannel server, List<String> names) throws Exception {
                                server.configureBlocking(false);
                                SocketChannel client = server.accept();
                                if (client != null) {
                                    client.close();
                                }
                            }
                        }
                        """);
    }

    @Test
    void nameOfATypeThatMeansAnother() {
        assertThat(Edited.all("""
                        import java.nio.channels.ServerSocketChannel;

                        class A {
                            interface SocketChannel {}

                            static void tune(ServerSocketChannel server) throws Exception {
                                server.configureBlocking(false);
                                server.accept().close();
                            }
                        }
                        """))
                .contains("java.nio.channels.SocketChannel client = server.accept();")
                .doesNotContain("import java.nio.channels.SocketChannel;");
    }

    /** Somebody else keeps something with the key. */
    @Test
    void attachmentsThatAreInUse() {
        assertThat(Edited.isLeftAlone(inClass("""
                        void send(SelectionKey key, byte[] bytes) throws IOException {
                            ((SocketChannel) key.channel()).write(ByteBuffer.wrap(bytes));
                        }

                        Object session(SelectionKey key) {
                            return key.attachment();
                        }
                        """))).isTrue();
    }

    /** The second write would overtake the rest of the first. */
    @Test
    void writesInALoopOverOneChannel() {
        assertThat(Edited.isLeftAlone(inClass("""
                        void send(SelectionKey key, byte[][] records) throws IOException {
                            for (byte[] record : records) {
                                ((SocketChannel) key.channel()).write(ByteBuffer.wrap(record));
                            }
                        }
                        """))).isTrue();
    }

    @Test
    void channelOfTheEndIsWhatWasRead() {
        assertThat(edited("""
                        void on(SelectionKey key, ByteBuffer buffer) throws IOException {
                            ((SocketChannel) key.channel()).read(buffer);
                            buffer.flip();
                            while (buffer.hasRemaining()) {
                                System.out.println(buffer.get());
                            }
                        }
                        """))
                .contains("if (((SocketChannel) key.channel()).read(buffer) < 0) {", "    key.channel().close();");
    }
}
