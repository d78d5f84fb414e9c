package dev.wouldblock.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Suppressions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What authors say about findings in their sources. */
class SuppressionTest {
    private static final String WRITE = "((SocketChannel) k.channel()).write(b);";
    private static final String LAMBDA = "(k, b) ->\n { try {\n " + WRITE
            + "\n b.clear(); } catch (IOException e) { throw new UncheckedIOException(e); } };";

    @TempDir
    private Path temp;

    private SourceScan.Scanned scan(String source, Profile profile) throws IOException {
        String head = "package org.x; import java.io.*; import java.nio.*; import java.nio.channels.*; "
                + "import java.util.function.*;\n";
        Path file = Files.writeString(temp.resolve("Peer.java"), head + source);
        return SourceScan.scanAll(Pages.load(), List.of(file), profile, ExtraFacts.NONE);
    }

    private List<Finding> findings(String source) throws IOException {
        SourceScan.Scanned all = scan(source, Profile.DEFAULT);
        assertThat(all.result().diagnostics()).isEmpty();
        return Suppressions.apply(all.suppressions(), all.result().findings(), all.withheld())
                .findings();
    }

    private static String filled(String source) {
        return source.replace("ARGUMENT", LAMBDA.substring(0, LAMBDA.length() - 1))
                .replace("LAMBDA", LAMBDA)
                .replace("BODY", "(SelectionKey k, ByteBuffer b) throws IOException {\n WRITE\n b.clear();\n }")
                .replace("WRITE", WRITE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@S class Peer {\n void send BODY }",
                "class Peer {\n @S\n void send BODY }",
                "class Peer {\n @Deprecated @S public static final void send BODY }",
                "class Peer {\n @S Peer BODY }",
                "class Peer {\n @S BiConsumer<SelectionKey, ByteBuffer> f =\n LAMBDA }",
                "class Peer {\n @S static final BiConsumer<SelectionKey, ByteBuffer> F =\n LAMBDA }",
                "class Peer {\n @S Object o = new Object() {\n void send BODY }; }",
                "class Peer {\n void m() {\n @S BiConsumer<SelectionKey, ByteBuffer> f =\n LAMBDA } }",
                "class Peer {\n @S void m() {\n BiConsumer<SelectionKey, ByteBuffer> f =\n LAMBDA } }",
                "class Peer {\n void m(SelectionKey k, ByteBuffer b) throws IOException {\n final @S int n =\n WRITE\n b.clear(); } }",
                "class Peer {\n void m() {\n @S class Local {\n void send BODY } } }",
                "class Peer {\n @S static class Member {\n void send BODY } }",
                "@S interface Peer {\n default void send BODY }",
                "@S record Peer(int i) {\n void send BODY }",
                "record Peer(SelectionKey k, ByteBuffer b) {\n @S Peer {\n try {\n WRITE\n } catch (IOException e) { k.cancel(); }\n b.clear(); } }",
                "@S enum Peer {\n A; void send BODY }",
                "enum Peer {\n @S A {\n void send BODY }; }",
                "enum Peer {\n @S A(ARGUMENT);\n Peer(BiConsumer<SelectionKey, ByteBuffer> f) {} }",
                "@S @interface Peer {\n class Member {\n void send BODY } }",
            })
    void anAnnotationIsAboutTheWholeDeclaration(String template) throws IOException {
        String source = filled(template);
        assertThat(findings(source.replace("@S", ""))).hasSize(1);
        for (String annotation : List.of(
                "@SuppressWarnings(\"WB_WRITE_IGNORED\")",
                "@SuppressFBWarnings({\"A\", \"WB_WRITE_IGNORED\"})",
                "@java.lang.SuppressWarnings(value = \"WB_WRITE_IGNORED\")",
                "@edu.umd.cs.findbugs.annotations.SuppressFBWarnings(value = \"WB_WRITE_IGNORED\", justification = \"x\")")) {
            assertThat(findings(source.replace("@S", annotation)))
                    .as(annotation)
                    .isEmpty();
        }
        assertThat(findings(source.replace("@S", "@SuppressWarnings(\"WB_SPIN_READ\")")))
                .hasSize(1);
    }

    /** Another declaration, even on the way to the code, says nothing about it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Peer {\n @S int before;\n void send BODY @S int after; }",
                "class Peer { void send(@S SelectionKey k, ByteBuffer b) throws IOException { WRITE b.clear(); } }",
                "class Peer {\n void m(SelectionKey k, ByteBuffer b) throws IOException {\n @S int n;\n WRITE\n b.clear(); } }",
            })
    void anAnnotationIsAboutNothingElse(String template) throws IOException {
        assertThat(findings(filled(template).replace("@S", "@SuppressWarnings(\"WB_WRITE_IGNORED\")")))
                .hasSize(1);
    }

    /** Whoever runs both profiles needs comments that hold in both. */
    @Test
    void aCommentForTheStrictProfileIsSilentInTheDefaultOne() throws IOException {
        String send = """
                class Peer {
                    void send(DatagramChannel c, byte[] bytes) throws IOException {
                        c.configureBlocking(false);
                        c.send(ByteBuffer.wrap(bytes), null); // wouldblock:ignore %s the receiver asks again
                    }
                }
                """;
        for (Profile profile : Profile.values()) {
            SourceScan.Scanned used = scan(send.formatted("WB_SEND_IGNORED"), profile);
            assertThat(used.suppressions()).hasSize(1);
            assertThat(used.result().findings()).hasSize(profile.includes(Profile.STRICT) ? 1 : 0);
            Suppressions.Applied applied =
                    Suppressions.apply(used.suppressions(), used.result().findings(), used.withheld());
            assertThat(applied.findings()).isEmpty();
            assertThat(applied.remarks()).isEmpty();

            SourceScan.Scanned unused = scan(send.formatted("WB_FINISH_CONNECT_IGNORED"), profile);
            assertThat(Suppressions.apply(unused.suppressions(), unused.result().findings(), unused.withheld())
                            .remarks())
                    .containsExactly(
                            "org/x/Peer.java:5: wouldblock:ignore WB_FINISH_CONNECT_IGNORED suppresses nothing");
        }
    }
}
