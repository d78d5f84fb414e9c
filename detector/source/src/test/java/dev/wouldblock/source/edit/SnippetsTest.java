package dev.wouldblock.source.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.source.SourceScan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetsTest {
    /** A page's block that is not what the comment above it says would be shown to users as it is. */
    @Test
    void snippetsOfPagesAreStatementsThatUseTheirNames() {
        for (FixPage page : Pages.load().fixes()) {
            long marks = page.markdown()
                    .lines()
                    .filter(line -> line.startsWith("<!-- snippet"))
                    .count();
            assertThat(page.snippets()).as(page.id()).hasSize((int) marks).allSatisfy(snippet -> {
                BlockStmt block = StaticJavaParser.parseBlock("{" + snippet.code() + "}");
                assertThat(block.findAll(SimpleName.class).stream().map(SimpleName::getIdentifier))
                        .containsAll(snippet.names().stream()
                                .filter(name -> !name.equals("call"))
                                .toList());
            });
        }
    }

    @Test
    void snippetHasTheNamesOfTheCode() {
        byte[] source = """
                import java.nio.ByteBuffer;
                import java.nio.channels.SocketChannel;

                class A {
                    static void send(SocketChannel peer, ByteBuffer request, long end) throws Exception {
                        peer.configureBlocking(false);
                        while (request.hasRemaining()) {
                            peer.write(request);
                            if (System.nanoTime() - end > 0) {
                                throw new java.net.SocketTimeoutException();
                            }
                        }
                    }
                }
                """.getBytes(StandardCharsets.UTF_8);
        List<Finding> findings = SourceScan.scanFile(Pages.load(), "A.java", source, Profile.STRICT, ExtraFacts.NONE)
                .findings();
        assertThat(findings).extracting(Finding::fix).containsExactly("wait-for-readiness");

        assertThat(new SourceEdits(Pages.load(), Profile.STRICT, ExtraFacts.NONE)
                        .snippets(source, findings)
                        .values())
                .containsExactly("""
                        try (Selector selector = Selector.open()) {
                            peer.register(selector, SelectionKey.OP_WRITE);
                            while (request.hasRemaining()) {
                                awaitReady(selector, deadline);
                                peer.write(request);
                            }
                        }""".strip());
    }
}
