package dev.wouldblock.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains of calls on a framework's types, read without the framework: the tables say what each call answers. */
class FrameworkChainsTest {
    private static final String HANDLER = """
            package org.x;
            import io.netty.channel.*;
            import java.util.concurrent.CompletableFuture;
            class Handler extends ChannelInboundHandlerAdapter {
                final CompletableFuture<String> answer = new CompletableFuture<>();
                %s
            }
            """;
    private static final String FOUND = "WB_BLOCK_IN_EVENT_LOOP async-form";

    /** Each of them reaches an event loop over another number of calls. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ctx.executor().execute(() -> answer.join());",
                "ctx.channel().eventLoop().execute(() -> answer.join());",
                "ctx.pipeline().channel().eventLoop().execute(() -> answer.join());",
                "ctx.channel().pipeline().firstContext().channel().eventLoop().parent().next().execute(() -> answer.join());",
                "var loop = ctx.channel().pipeline().channel().eventLoop(); loop.execute(() -> answer.join());",
                "ctx.channel().writeAndFlush(ctx.alloc().buffer().writeByte(1)).addListener(done -> answer.join());",
                "ctx.channel().newPromise().channel().closeFuture().addListener(done -> answer.join());",
            })
    void aTaskAtTheEndOfAChainIsFound(String chain) {
        assertThat(found("void start(ChannelHandlerContext ctx) { " + chain + " }"))
                .containsExactly(FOUND);
    }

    /** The chain starts at what helpers hand on, several steps from the entry of the handler. */
    @Test
    void aChainMayStartFarFromTheEntry() {
        assertThat(found("""
                @Override public void channelActive(ChannelHandlerContext ctx) { greet(ctx.channel()); }
                void greet(Channel channel) { send(channel.pipeline()); }
                void send(ChannelPipeline pipeline) { pipeline.channel().writeAndFlush(text(pipeline)); }
                String text(ChannelPipeline pipeline) { return pipeline.channel().id().asShortText() + answer.join(); }
                """)).containsExactly(FOUND);
    }

    @Test
    void aChainOfTheProgramsOwnMethodsLeadsToTheFramework() {
        assertThat(found("""
                Channel channel;
                Handler self() { return this; }
                ChannelPipeline pipeline() { return channel.pipeline(); }
                void start() { self().pipeline().channel().eventLoop().execute(() -> answer.join()); }
                """)).containsExactly(FOUND);
    }

    @Test
    void anotherExecutorAtTheEndOfAChainMayBlock() {
        assertThat(found("""
                java.util.concurrent.ExecutorService pool;
                Handler self() { return this; }
                void start() { self().self().pool.execute(() -> answer.join()); }
                """)).isEmpty();
    }

    private static Iterable<String> found(String members) {
        return Compared.findings(Compared.fromSource("Handler.java", HANDLER.formatted(members))).stream()
                .map(finding -> finding.replaceFirst("^\\d+ ", ""))
                .toList();
    }
}
