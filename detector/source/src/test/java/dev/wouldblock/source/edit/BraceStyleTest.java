package dev.wouldblock.source.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** New blocks open where those around them do. */
class BraceStyleTest {
    private static final String END_OF_THE_STREAM = """
            import java.io.IOException;
            import java.nio.ByteBuffer;
            import java.nio.channels.SelectionKey;
            import java.nio.channels.SocketChannel;

            class A {
                String parse(SelectionKey key, ByteBuffer buffer) throws IOException
                {
                    String text = "";
                    if (key.isReadable()) {
                        SocketChannel peer = (SocketChannel) key.channel();
                        int count = peer.read(buffer);
                        buffer.flip();
                        while (buffer.hasRemaining()) {
                            text += (char) buffer.get();
                        }
                    }
                    return text;
                }
            }
            """;

    /** Airlift's style: only members have their braces on lines of their own. */
    @Test
    void statementsDecideAndNotTheMethod() {
        assertThat(Edited.all(END_OF_THE_STREAM)).contains("""
                            int count = peer.read(buffer);
                            if (count < 0) {
                                peer.close();
                            } else {
                                buffer.flip();
                """);
    }

    @Test
    void elseHasALineOfItsOwn() {
        assertThat(Edited.all(END_OF_THE_STREAM.replaceAll("(?m)^( +)((?:if|while) .*) \\{$", "$1$2\n$1{")))
                .contains("""
                            int count = peer.read(buffer);
                            if (count < 0)
                            {
                                peer.close();
                            }
                            else
                            {
                                buffer.flip();
                """);
    }

    @Test
    void aCallThatBecomesACondition() {
        assertThat(Edited.all("""
                import java.io.IOException;
                import java.nio.ByteBuffer;
                import java.nio.channels.SocketChannel;

                class A {
                    void finish(SocketChannel c, ByteBuffer b) throws IOException
                    {
                        c.configureBlocking(false);
                        c.finishConnect(); // now or later
                        c.read(b);
                    }
                }
                """)).contains("""
                        if (!c.finishConnect())
                        { // now or later
                            return;
                        }
                        c.read(b);
                """);
    }
}
