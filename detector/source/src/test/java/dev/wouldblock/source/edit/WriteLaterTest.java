package dev.wouldblock.source.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rest of a write, from the call to the loop. */
class WriteLaterTest {
    private static final String ECHO = """
            import java.io.IOException;
            import java.nio.ByteBuffer;
            import java.nio.channels.SelectionKey;
            import java.nio.channels.Selector;
            import java.nio.channels.SocketChannel;
            import java.util.Iterator;

            class Echo {
                void run(Selector selector, ByteBuffer buffer) throws IOException {
                    while (selector.select() >= 0) {
                        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                        while (keys.hasNext()) {
                            SelectionKey ready = keys.next();
                            keys.remove();
                            if (!ready.isValid()) {
                                continue;
                            } else if (ready.isReadable()) { // a request
                                echo(ready, buffer);
                            }
                        }
                    }
                }

                private void echo(SelectionKey key, ByteBuffer buffer) throws IOException {
                    SocketChannel peer = (SocketChannel) key.channel();
                    if (peer.read(buffer) < 0) {
                        peer.close();
                        return;
                    }
                    buffer.flip();
                    peer.write(buffer);
                    buffer.clear();
                }
            }
            """;

    @Test
    void theLoopSendsTheRest() {
        assertThat(Edited.all(ECHO))
                .contains("import java.nio.channels.WritableByteChannel;\n")
                .contains("""
                                if (!ready.isValid()) {
                                    continue;
                                } else if (ready.isWritable()) {
                                    sendRest(ready);
                                } else if (ready.isReadable()) { // a request
                                    echo(ready, buffer);
                                }
                """)
                .contains("""
                            peer.write(buffer);
                            if (buffer.hasRemaining()) {
                                key.attach(ByteBuffer.allocate(buffer.remaining()).put(buffer).flip());
                                key.interestOps(SelectionKey.OP_WRITE);
                            }
                            buffer.clear();
                        }

                        /** Sends what is kept with a key, and goes on reading when nothing is left. */
                        private static void sendRest(SelectionKey key) throws IOException {
                """.indent(-4));
    }

    @Test
    void aVariableMayBeCalledLikeTheTest() {
        assertThat(Edited.all(ECHO.replace("ready", "isReadableKey"))).contains("""
                                } else if (isReadableKey.isWritable()) {
                                    sendRest(isReadableKey);
                                } else if (isReadableKey.isReadable()) { // a request
                """);
    }

    /** Another package that is imported as a whole may have a class of the same name. */
    @Test
    void aClassOfOnePackageOfSeveralIsImportedByItsName() {
        String one = ECHO.replaceAll("import java.nio.channels.\\w+;\n", "")
                .replace("import java.util.Iterator;\n", "import java.nio.channels.*;\nimport java.util.Iterator;\n");

        assertThat(Edited.all(one))
                .doesNotContain("import java.nio.channels.WritableByteChannel;")
                .contains("((WritableByteChannel) key.channel())");
        assertThat(Edited.all(one.replace("java.util.Iterator;", "java.util.*;")))
                .contains("import java.nio.channels.*;\nimport java.nio.channels.WritableByteChannel;\n")
                .contains("((WritableByteChannel) key.channel())");
    }

    @Test
    void elseInTheStyleOfTheFile() {
        assertThat(Edited.all(ECHO.replaceAll("(?m)^( +)} else (if .*) \\{(.*)$", "$1}\n$1else $2\n$1{$3")
                        .replaceAll("(?m)^( +)((?:if|while) .*) \\{$", "$1$2\n$1{")))
                .contains("""
                                }
                                else if (ready.isWritable())
                                {
                                    sendRest(ready);
                                }
                                else if (ready.isReadable())
                                { // a request
                """);
    }

    /** The loop may throw what its method declares, and not what somebody else's lambda does not. */
    @Test
    void aLoopThatCanNotThrow() {
        String edited = Edited.all(
                ECHO.replace("private void echo", "void echo").replaceAll("(?s)    void run.*?\n    }\n", """
                            void run(Selector selector, ByteBuffer buffer) throws IOException {
                                selector.select(ready -> {
                                    try {
                                        if (ready.isReadable()) echo(ready, buffer);
                                    } catch (RuntimeException | IOException e) {
                                        ready.cancel();
                                    }
                                });
                            }
                        """));
        assertThat(edited).contains("sendRest(ready);");

        assertThat(Edited.all(
                        ECHO.replace("private void echo", "void echo").replaceAll("(?s)    void run.*?\n    }\n", """
                            abstract void go(Runnable task);

                            void run(SelectionKey ready, ByteBuffer buffer) {
                                go(() -> {
                                    if (ready.isReadable()) quietly(ready, buffer);
                                });
                            }
                        """)))
                .doesNotContain("sendRest(ready);")
                .contains("\n    static void sendRest(SelectionKey key)");
    }

    /** A file that has a branch for writable keys keeps its rest in a way of its own. */
    @Test
    void aLoopThatSends() {
        assertThat(Edited.isLeftAlone(ECHO.replace("ready.isReadable()", "ready.isWritable() || ready.isReadable()")))
                .isTrue();
    }

    /** The key in reach is that of the channel which the request came from. */
    @Test
    void theKeyOfAnotherChannel() {
        assertThat(Edited.isLeftAlone(ECHO.replaceAll("(?s)    void run.*?\n    }\n", "")
                        .replace("ByteBuffer buffer)", "ByteBuffer buffer, SocketChannel target)")
                        .replace("peer.write", "target.configureBlocking(false);\n        target.write")))
                .isTrue();
    }

    @Test
    void bracesOnLinesOfTheirOwn() {
        String edited = Edited.all("""
                import java.io.IOException;
                import java.nio.ByteBuffer;
                import java.nio.channels.SelectionKey;
                import java.nio.channels.SocketChannel;

                class A
                {
                    void send(SelectionKey key, byte[] bytes) throws IOException
                    {
                        if (bytes.length > 0)
                        {
                            ((SocketChannel) key.channel()).write(ByteBuffer.wrap(bytes));
                        }
                    }
                }
                """);
        assertThat(edited).contains("""
                            if (data.hasRemaining())
                            {
                                key.attach(data);
                                key.interestOps(SelectionKey.OP_WRITE);
                            }
                        }
                    }

                    /** Sends what is kept with a key, and goes on reading when nothing is left. */
                    static void sendRest(SelectionKey key) throws IOException
                    {
                """);
    }
}
