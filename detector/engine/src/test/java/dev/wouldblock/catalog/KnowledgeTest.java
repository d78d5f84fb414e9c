package dev.wouldblock.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.flow.Hierarchy;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the tables say about calls and declarations of a small program. */
class KnowledgeTest {
    private static final Program PROGRAM = new Program(List.of(
            type("app/EchoHandler", "io/netty/channel/SimpleChannelInboundHandler"),
            type("app/Loop", "io/netty/channel/nio/NioEventLoopGroup"),
            type("app/OwnQueue", "java/util/concurrent/LinkedTransferQueue")));

    private static final Knowledge KNOWLEDGE = with();

    @Test
    void parameterTypesOfTheCallDecideWhereTheLineNamesThem() {
        assertThat(blocks("java/net/Socket", "<init>", 2, "(Ljava/lang/String;I)V"))
                .isPresent();
        assertThat(blocks("java/net/Socket", "<init>", 2, "(Ljava/net/Proxy;I)V"))
                .isEmpty();
        assertThat(blocks("java/net/Socket", "<init>", 2, "")).isEmpty();
        assertThat(blocks("app/EchoHandler", "wait", 1, "(J)V")).isPresent();
        assertThat(blocks("app/EchoHandler", "wait", 1, "(Ljava/time/Duration;)V"))
                .isEmpty();
    }

    @Test
    void arrayAndNestedTypesHaveTheirSimpleNames() {
        Knowledge knowledge = with("blocks app.X#m(Inner[][],byte[],X) tier=always | waits");

        assertThat(knowledge.blocks(new MethodRef("app/X", "m", 3, "([[La/Outer$Inner;[BLX;)V")))
                .isPresent();
        assertThat(knowledge.blocks(new MethodRef("app/X", "m", 3, "([La/Outer$Inner;[BLX;)V")))
                .isEmpty();
    }

    @Test
    void anOverrideOfAGenericMethodIsAContextWhateverItsErasure() {
        assertThat(KNOWLEDGE.context(declaration(
                        "app/EchoHandler",
                        "channelRead0",
                        "(Lio/netty/channel/ChannelHandlerContext;Lapp/Message;)V",
                        3)))
                .hasValueSatisfying(fact -> assertThat(fact.reason()).isEqualTo("the event loop of the channel"));
        assertThat(KNOWLEDGE.context(declaration("app/EchoHandler", "channelActive", "(Lio/netty/C;)V", 2)))
                .isPresent();
        assertThat(KNOWLEDGE.context(declaration("app/EchoHandler", "helper", "(Lio/netty/C;)V", 2)))
                .isEmpty();
        assertThat(KNOWLEDGE.context(declaration("app/OwnQueue", "channelActive", "(Lio/netty/C;)V", 2)))
                .isEmpty();
    }

    @Test
    void theNearestFactStandsFirst() {
        MethodRef get = new MethodRef("io/netty/channel/ChannelFuture", "get", 0, "()Ljava/lang/Object;");
        assertThat(KNOWLEDGE.blocks(get).orElseThrow().owner()).isEqualTo("io/netty/util/concurrent/Future");

        MethodRef execute = new MethodRef("app/Loop", "execute", 1, "(Ljava/lang/Runnable;)V");
        assertThat(KNOWLEDGE.argument(execute, 0).orElseThrow().kind()).isEqualTo(FactKind.CONTEXT_ARGUMENT);
        MethodRef offload = new MethodRef("java/util/concurrent/ThreadPoolExecutor", "execute", 1, "");
        assertThat(KNOWLEDGE.argument(offload, 0).orElseThrow().kind()).isEqualTo(FactKind.OFFLOAD);
        assertThat(KNOWLEDGE.argument(offload, 1)).isEmpty();
    }

    @Test
    void aMethodThatNeverWaitsIsNotBlockedByAFactAboutItsSupertype() {
        assertThat(blocks("app/OwnQueue", "put", 1, "(Ljava/lang/Object;)V")).isEmpty();
        assertThat(blocks("java/util/concurrent/ArrayBlockingQueue", "put", 1, "(Ljava/lang/Object;)V"))
                .isPresent();
        assertThat(blocks("app/OwnQueue", "take", 0, "()Ljava/lang/Object;")).isPresent();
    }

    @Test
    void whatBlocksWaitsButForFilesAndChannels() {
        assertThat(waits("java/lang/Thread", "sleep", 1, "(J)V")).isTrue();
        assertThat(waits("java/nio/channels/Selector", "select", 0, "()I")).isTrue();
        assertThat(waits("java/util/concurrent/LinkedBlockingQueue", "put", 1, "(Ljava/lang/Object;)V"))
                .isTrue();
        assertThat(waits("java/io/InputStream", "read", 0, "()I"))
                .as("nobody knows what is behind it")
                .isTrue();
        assertThat(waits("java/nio/channels/Selector", "selectNow", 0, "()I")).isFalse();
        assertThat(waits("java/nio/channels/SocketChannel", "read", 1, "(Ljava/nio/ByteBuffer;)I"))
                .isFalse();
        assertThat(waits("java/nio/file/Files", "readAllBytes", 1, "(Ljava/nio/file/Path;)[B"))
                .isFalse();
        assertThat(waits("app/OwnQueue", "put", 1, "(Ljava/lang/Object;)V")).isFalse();
    }

    private static boolean waits(String owner, String name, int arity, String descriptor) {
        return KNOWLEDGE.waits(new MethodRef(owner, name, arity, descriptor)).isPresent();
    }

    @Test
    void annotationsHaveTheirOwnFacts() {
        assertThat(KNOWLEDGE.annotation(FactKind.CONTEXT, "org/jetbrains/annotations/NonBlocking"))
                .isPresent();
        assertThat(KNOWLEDGE.annotation(FactKind.BLOCKS, "org/jetbrains/annotations/NonBlocking"))
                .isEmpty();
        assertThat(KNOWLEDGE.annotation(FactKind.BLOCKS, "org/jetbrains/annotations/Blocking"))
                .isPresent();
    }

    private static Optional<Fact> blocks(String owner, String name, int arity, String descriptor) {
        return KNOWLEDGE.blocks(new MethodRef(owner, name, arity, descriptor));
    }

    private static Knowledge with(String... lines) {
        FactTable builtIn = FactTable.builtIn();
        FactTable table = lines.length == 0
                ? builtIn
                : new FactTable(Arrays.stream(lines).map(Fact::parse).toList(), builtIn.supertypes());
        return new Knowledge(table, new Hierarchy(PROGRAM, table.supertypes()));
    }

    private static ClassModel type(String name, String superName) {
        return new ClassModel(name, superName, List.of(), "X.java", List.of(), List.of());
    }

    private static MethodModel declaration(String owner, String name, String descriptor, int registers) {
        return new MethodModel(
                owner, name, descriptor, registers, Set.of(), name, registers, Position.ofLine(1), List.of());
    }
}
