package dev.wouldblock.source.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Code that an edit takes somewhere else. */
class MovedCodeTest {
    /** Two words on two lines stay two words. */
    @Test
    void aCallOverSeveralLines() {
        assertThat(Edited.all("""
                        import java.io.IOException;
                        import java.nio.ByteBuffer;
                        import java.nio.channels.*;

                        class A {
                            void next(DatagramChannel ch) throws IOException {
                                ch.configureBlocking(false);
                                String sender = ch.receive(new
                                        Pool()
                                        .next()).toString();
                                System.out.println(sender);
                            }

                            static class Pool {
                                ByteBuffer next() {
                                    return ByteBuffer.allocate(9);
                                }
                            }
                        }
                        """)).contains("SocketAddress source = ch.receive(new Pool().next());");
    }

    @Test
    void aPauseOfKnownMillisecondsIsScheduled() {
        String handler = """
                import io.netty.channel.*;
                import java.time.Duration;

                class A extends ChannelInboundHandlerAdapter {
                    @Override
                    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
                        Thread.sleep(%s);
                        ctx.fireChannelRead(message);
                    }
                    static Duration pause() { return Duration.ofSeconds(1); }
                }
                """;

        assertThat(Edited.all(handler.formatted("10 * 1000")))
                .contains("}, 10 * 1000, TimeUnit.MILLISECONDS);")
                .contains("import java.util.concurrent.TimeUnit;");
        assertThat(Edited.isLeftAlone(handler.formatted("Duration.ofSeconds(1)")))
                .isTrue();
        assertThat(Edited.isLeftAlone(handler.formatted("pause()"))).isTrue();
    }
}
