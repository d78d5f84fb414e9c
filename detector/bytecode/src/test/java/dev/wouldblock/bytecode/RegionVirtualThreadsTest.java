package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.found;
import static dev.wouldblock.bytecode.Regions.type;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** On a virtual thread blocking is right, and what does not let it block is wrong. */
class RegionVirtualThreadsTest {
    private static final String SPINS = "WB_SPIN_ON_VIRTUAL_THREAD ";

    /** The annotation of a library, by its name alone. */
    private static final String ANNOTATION = """
            package io.smallrye.common.annotation;
            public @interface RunOnVirtualThread {}
            """;

    private static final String POLL = """
            int poll(SocketChannel channel, java.nio.ByteBuffer page) throws IOException {
                channel.configureBlocking(%s);
                int count;
                while ((count = channel.read(page)) == 0) {
                    Thread.onSpinWait();
                }
                return count;
            }
            """;

    private static String[] virtual(String members) {
        return new String[] {
            ANNOTATION, type(members.replace("@Virtual", "@io.smallrye.common.annotation.RunOnVirtualThread"))
        };
    }

    @Test
    void pollingHoldsTheCarrier() {
        assertThat(found(virtual("@Virtual " + POLL.formatted("false"))))
                .containsExactlyInAnyOrder(
                        SPINS + "Server.poll SocketChannel.configureBlocking",
                        SPINS + "Server.poll SocketChannel.read");
    }

    @Test
    void theSamePollingElsewhereIsABusyWait() {
        assertThat(found(virtual(POLL.formatted("false"))))
                .containsExactly("WB_SPIN_READ Server.poll SocketChannel.read");
    }

    @Test
    void itStaysOneBehindAHelper() {
        assertThat(found(virtual("@Virtual void run(SocketChannel channel) throws IOException {"
                        + " poll(channel, java.nio.ByteBuffer.allocate(64)); }" + POLL.formatted("false"))))
                .containsExactlyInAnyOrder(
                        SPINS + "Server.poll SocketChannel.configureBlocking",
                        SPINS + "Server.poll SocketChannel.read");
    }

    @Test
    void blockingIsRight() {
        assertThat(found(virtual("@Virtual " + POLL.formatted("true")))).isEmpty();
        assertThat(found(virtual("@Virtual void run(Future<String> answer) throws Exception {"
                        + " Thread.sleep(10); answer.get(); }")))
                .isEmpty();
    }

    @Test
    void aLoopOfAnotherThreadThatItStartsIsNotItsOwn() {
        assertThat(found(virtual("@Virtual void run(ExecutorService pool, SocketChannel channel) {"
                        + " pool.submit(() -> channel.configureBlocking(false)); }")))
                .isEmpty();
    }
}
