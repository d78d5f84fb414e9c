package dev.wouldblock.reports;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.catalog.Severity;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.Replacement;
import dev.wouldblock.finding.Safety;
import dev.wouldblock.finding.TraceStep;
import dev.wouldblock.model.Position;
import dev.wouldblock.reports.fixes.Edits;
import dev.wouldblock.reports.sources.SourceText;
import dev.wouldblock.reports.sources.SourceTexts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pages and results that the tests of all reports share. */
final class Samples {
    static final Pages PAGES = Pages.of(
            List.of(
                    rule("WB_WRITE_IGNORED", "Result of write ignored", Severity.HIGH, Confidence.HIGH, 252),
                    rule(
                            "WB_ACCEPT_NULL",
                            "Result of accept used without a test",
                            Severity.MEDIUM,
                            Confidence.NORMAL,
                            476),
                    rule("WB_SPIN_READ", "Busy loop around read", Severity.LOW, Confidence.LOW, 20)),
            List.of(
                    new FixPage(
                            "blocking-mode",
                            "Use blocking mode",
                            "use blocking mode.",
                            "the channel is never registered with a selector",
                            "Body.\n"),
                    new FixPage(
                            "retry-when-ready",
                            "Go on when ready",
                            "keep the rest and ask for OP_WRITE.",
                            "the channel is registered with a selector",
                            "Body.\n")));

    /** Without sources. */
    static final ReportContext CONTEXT = ReportContext.of(PAGES, "1.2.3");

    /** A module of a repository with the sources of {@link #WRITE}. */
    static final SourceTexts SOURCES = new SourceTexts() {
        private final SourceText peer = SourceText.of("// Peer\n".repeat(16)
                + "        channel.configureBlocking(false);\n"
                + "\n".repeat(23)
                + "\tvoid send() throws IOException {\n"
                + "        channel.write(buffer);\n"
                + "\t\tbuffer.clear();\r\n"
                + "    }\n");

        @Override
        public String path(Location location) {
            return "core/src/main/java/" + location.sourceFile();
        }

        @Override
        public Optional<SourceText> text(Location location) {
            return location.sourceFile().endsWith("/Peer.java") ? Optional.of(peer) : Optional.empty();
        }
    };

    /** Keeps what is left of {@link #WRITE}, and takes a blank line before it out. */
    static final Edits EDITS = finding -> finding.equals(Samples.WRITE)
            ? SOURCES.text(finding.location()).map(text -> {
                int call = text.characters().indexOf("channel.write(buffer);");
                int clear = text.characters().indexOf("\t\tbuffer.clear();");
                int blank = text.characters().indexOf("\n\tvoid send");
                return new Edit(
                        "retry-when-ready",
                        Safety.SUGGESTED,
                        "Keep the <rest>",
                        List.of(
                                new Replacement(blank, blank + 1, ""),
                                Replacement.insertion(call, "if ("),
                                new Replacement(call + 21, call + 22, " == 0) {"),
                                Replacement.insertion(clear, "\t\t\tkeep(buffer, \"\u00fc\");\r\n\t\t}\r\n")),
                        new Edit.Scope(call, clear));
            })
            : Optional.empty();

    /** In a pull request that changes line 43 of {@code Peer.java}. */
    static final ReportContext IN_REPOSITORY =
            CONTEXT.with(SOURCES).with((path, line) -> path.endsWith("/Peer.java") && line == 43);

    static final Finding WRITE = new Finding(
            "WB_WRITE_IGNORED",
            Confidence.HIGH,
            at("org/x/Peer$Out", "send", "org/x/Peer.java", new Position(42, 9, 31)),
            "SocketChannel.write",
            "SocketChannel.write may take only a part of the buffer; the rest is lost.",
            List.of(
                    new TraceStep(
                            at("org/x/Peer", "open", "org/x/Peer.java", Position.ofLine(17)),
                            "the channel is made non-blocking",
                            1),
                    new TraceStep(
                            at("org/x/Codec", "pack", "org/x/Codec.java", new Position(8, 13, 0)),
                            "the buffer is filled",
                            2),
                    new TraceStep(
                            at("org/x/Peer$Out", "send", "org/x/Peer.java", new Position(42, 9, 31)),
                            "write takes nothing",
                            0),
                    new TraceStep(
                            at("org/x/Peer$Out", "send", "org/x/Peer.java", Position.ofLine(43)),
                            "clear drops what is left",
                            0)),
            List.of("retry-when-ready", "blocking-mode"),
            "00112233445566778899aabbccddeeff",
            Set.of("source", "bytecode"));

    /** From a class file without a line table. */
    static final Finding ACCEPT = new Finding(
            "WB_ACCEPT_NULL",
            Confidence.NORMAL,
            at("org/x/Door", "<init>", "org/x/Door.java", Position.UNKNOWN),
            "ServerSocketChannel.accept",
            "ServerSocketChannel.accept may return null.",
            List.of(new TraceStep(
                    at("org/x/Door", "<init>", "org/x/Door.java", Position.UNKNOWN), "accept returns null", 0)),
            List.of("blocking-mode"),
            "ffeeddccbbaa99887766554433221100",
            Set.of("bytecode"));

    /** Every kind of character that a terminal, a browser or a parser could act on. */
    static final String HOSTILE = "a\"b'c\\d\ne\r\tf\u0000g\u001b[31mh\u202ei\u2066j\u200bk\u2028l]]>m<script>n%o"
            + "\ud83d\ude00p\ud800q\u009br\udb40\udc41s&amp;::error::t";

    static final Finding FORGED = new Finding(
            "WB_SPIN_READ",
            Confidence.LOW,
            at(HOSTILE, HOSTILE, "org/x y/" + HOSTILE + "/\u00dcn\u00ef.java", new Position(3, 1, 0)),
            HOSTILE,
            HOSTILE,
            List.of(new TraceStep(at(HOSTILE, HOSTILE, HOSTILE, Position.ofLine(4)), HOSTILE, 1_000_000)),
            List.of("blocking-mode"),
            "0123456789abcdef0123456789abcdef",
            Set.of("bytecode"));

    static final AnalysisResult EMPTY = new AnalysisResult(List.of(), List.of(), 0);
    static final AnalysisResult USUAL = new AnalysisResult(List.of(WRITE, ACCEPT, moved(WRITE)), List.of(), 12);
    static final AnalysisResult INCOMPLETE = new AnalysisResult(
            List.of(ACCEPT),
            List.of(
                    new Diagnostic("org/x/B", "class file ends early"),
                    new Diagnostic("org/x/A", "class file ends early")),
            1);
    static final AnalysisResult ODD = new AnalysisResult(List.of(FORGED), List.of(new Diagnostic(HOSTILE, HOSTILE)), 1);

    private Samples() {}

    private static Location at(String className, String method, String file, Position position) {
        return new Location(className, method, "()V", file, position);
    }

    /** The same mistake 100 lines further down. */
    private static Finding moved(Finding finding) {
        Location from = finding.location();
        return new Finding(
                finding.rule(),
                finding.confidence(),
                at(
                        from.className(),
                        "flush",
                        from.sourceFile(),
                        Position.ofLine(from.position().line() + 100)),
                finding.call(),
                finding.message(),
                finding.trace(),
                finding.fixes(),
                "11112222333344445555666677778888",
                Set.of("bytecode"));
    }

    private static RulePage rule(String id, String title, Severity severity, Confidence confidence, int cwe) {
        return new RulePage(
                id,
                title,
                "{call} {outcome}; {consequence}",
                "A",
                "CORRECTNESS",
                severity,
                5,
                confidence,
                Profile.DEFAULT,
                cwe,
                List.of("retry-when-ready", "blocking-mode"),
                Set.of(),
                Set.of("bytecode"),
                true,
                "0.1",
                """
                ## What it flags

                A call of **`write`** whose count
                nobody reads.

                ## Example

                <!-- sample: org/x/Sample.java -->
                ```java
                channel.write(buffer); // [not](a-link)
                ```

                ## Fixes

                - [Keep the rest](../fixes/retry-when-ready.md#selector), or
                - see `blocking-mode`: [blocking-mode](../fixes/blocking-mode.md)

                Like [WB_ACCEPT_NULL](WB_ACCEPT_NULL.md), see [the list](README.md) and [above](#example).

                ## References

                - [SocketChannel](https://docs.oracle.com/SocketChannel.html)
                """);
    }
}
