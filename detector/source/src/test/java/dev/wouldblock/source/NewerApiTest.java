package dev.wouldblock.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources may use API that the JDK that reads them does not have. */
class NewerApiTest {
    private static final String RELEASE = "21";

    private static final String SOURCE = """
            import java.io.*;
            import java.nio.ByteBuffer;
            import java.nio.channels.*;
            import java.util.concurrent.*;
            class A {
                void start(SocketChannel c, ByteBuffer b) throws IOException {
                    c.configureBlocking(false);
                    %s
                }
                void spin(SocketChannel c, ByteBuffer b) {
                    try {
                        while (c.read(b) == 0) {}
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
            """;

    private static final int SPIN = 12;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thread.startVirtualThread(() -> spin(c, b));",
                "Thread.ofVirtual().start(() -> spin(c, b));",
                "Thread.ofVirtual().name(\"peer-\", 0).unstarted(() -> spin(c, b)).start();",
                "try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) { tasks.submit(() -> spin(c, b)); }",
                "try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) { tasks.execute(() -> spin(c, b)); }",
            })
    void virtualThreadsAreKnown(String start) {
        String source = SOURCE.formatted(start);
        List<String> found = Compared.findings(Compared.fromSource("A.java", source));

        assertThat(found).containsExactly(SPIN + " WB_SPIN_ON_VIRTUAL_THREAD blocking-mode");
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(Integer.parseInt(RELEASE));
        assertThat(found).isEqualTo(Compared.findings(Compared.fromClasses("A.java", source, RELEASE)));
    }

    /** The thread is another one, and no virtual one. */
    @Test
    void aThreadOfThePlatformIsNone() {
        String source = SOURCE.formatted("Thread.ofPlatform().daemon().start(() -> spin(c, b));");

        assertThat(Compared.findings(Compared.fromSource("A.java", source)))
                .singleElement()
                .asString()
                .startsWith(SPIN + " WB_SPIN_READ ");
    }

    /** {@code java.lang.IO} is there since Java 25, and code that is older may import another one with its package. */
    @Test
    void aNewTypeOfTheJdkDoesNotHideOneOfTheProject() {
        Map<String, String> sources = Map.of("org/acme/IO.java", """
                package org.acme;
                import java.nio.channels.*;
                public class IO {
                    public static SocketChannel open() throws java.io.IOException {
                        SocketChannel c = SocketChannel.open();
                        c.configureBlocking(false);
                        return c;
                    }
                }
                """, "org/x/A.java", """
                package org.x;
                import org.acme.*;
                class A {
                    void m(java.nio.ByteBuffer b) throws java.io.IOException {
                        IO.open().write(b);
                        b.clear();
                    }
                }
                """);

        assertThat(Compared.findings(Compared.fromSources(sources)))
                .singleElement()
                .asString()
                .startsWith("5 WB_WRITE_IGNORED ");
    }
}
