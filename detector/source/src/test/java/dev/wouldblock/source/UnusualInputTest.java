package dev.wouldblock.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.input.Inputs;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnusualInputTest {
    private static final String VIOLATION = """
            import java.nio.channels.*;
            class A {
                void m(SelectionKey k, java.nio.ByteBuffer b) throws Exception {
                    ((SocketChannel) k.channel()).write(b);
                    b.clear();
                }
            """;

    @TempDir
    Path folder;

    @Test
    void keepsWhatIsAroundASyntaxError() {
        SourceLowering.Lowered lowered =
                Compared.lowered("A.java", VIOLATION + "    void broken() { if (; }\n    int f;\n}\n");

        assertThat(Compared.findings(lowered.program())).containsExactly("4 WB_WRITE_IGNORED retry-when-ready");
        assertThat(lowered.diagnostics()).hasSize(1);
        assertThat(lowered.diagnostics().get(0).problem()).contains("line 7").contains("syntax error");
    }

    @Test
    void lowersExpressionsOfTenThousandOperands() {
        String sum = "x" + " + x".repeat(10_000);
        String both = "x > 0" + " && x > 1".repeat(10_000);
        SourceLowering.Lowered lowered = Compared.lowered(
                "A.java",
                VIOLATION + "    int sum(int x) { return " + sum + "; }\n    boolean both(int x) { return " + both
                        + "; }\n    String text(String x) { return " + sum + "; }\n}\n");

        assertThat(lowered.diagnostics()).isEmpty();
        assertThat(method(lowered.program(), "sum").registerCount()).isLessThan(20);
        assertThat(method(lowered.program(), "both").blocks()).hasSizeGreaterThan(10_000);
        assertThat(method(lowered.program(), "text").hasBody()).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void saysThatCodeIsNestedTooDeeply(String body) throws IOException {
        Files.writeString(folder.resolve("Deep.java"), "class Deep { java.nio.channels.Channel c; " + body + " }");
        Files.writeString(folder.resolve("A.java"), VIOLATION + "}\n");

        SourceLowering.Lowered lowered = scan(folder);

        assertThat(lowered.diagnostics())
                .extracting(Diagnostic::problem)
                .containsExactly("nested too deeply to be read");
        assertThat(Compared.findings(lowered.program())).hasSize(1);
    }

    static Stream<String> saysThatCodeIsNestedTooDeeply() {
        int depth = 20_000;
        return Stream.of(
                "int m(int x) { return " + "(".repeat(depth) + "x" + ")".repeat(depth) + "; }",
                "void m() { " + "{".repeat(depth) + "}".repeat(depth) + " }",
                "int m(int x) { return " + "m(".repeat(depth) + "x" + ")".repeat(depth) + "; }",
                "void m(int x) { " + "if (x > 1) x++; else ".repeat(depth) + "x--; }",
                "void m(int x) { " + "if (x > 1) { x++; } /* or */ else ".repeat(depth) + "x--; }");
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void readsAThousandBranches() {
        String branches = "if (x > 1) { x++; } else ".repeat(1000) + "x--;";
        SourceLowering.Lowered lowered =
                Compared.lowered("A.java", VIOLATION + "    void branches(int x) { " + branches + " }\n}\n");

        assertThat(lowered.diagnostics()).isEmpty();
        assertThat(method(lowered.program(), "branches").blocks()).hasSizeGreaterThan(1000);
    }

    /** A carriage return alone ends a line, and with it a comment (JLS 3.4). */
    @Test
    void readsOnBehindCommentsInFilesWithoutLineFeeds() {
        String source =
                VIOLATION.replace("class A {", "class A { // a comment\n").replace("\n", "\r") + "}\r";
        SourceLowering.Lowered lowered = Compared.lowered("A.java", source);

        assertThat(lowered.diagnostics()).isEmpty();
        assertThat(Compared.findings(lowered.program())).containsExactly("5 WB_WRITE_IGNORED retry-when-ready");
    }

    /** Each constant is worked out once, however often others name it. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void worksOutConstantsThatNameEachOtherOftenOnce() {
        StringBuilder constants = new StringBuilder("    static final int C0 = 1;\n");
        for (int i = 1; i <= 8; i++) {
            String before = "C" + (i - 1);
            constants.append("    static final int C" + i + " = " + before + (" + " + before).repeat(49) + ";\n");
        }
        SourceLowering.Lowered lowered =
                Compared.lowered("A.java", VIOLATION + constants + "    int last() { return C8; }\n}\n");

        assertThat(lowered.diagnostics()).isEmpty();
        assertThat(method(lowered.program(), "last").hasBody()).isTrue();
    }

    /** Of the overloads only the one without a result may be known, when the other one is inherited from elsewhere. */
    @Test
    void givesAValueToACallOfAMethodThatIsKnownWithoutOne() {
        String calls = """
                    void log(Object o) {}
                    int used(Object o) { int sum = log(o) + 1; return sum; }
                    void unused(Object o) { log(o); }
                """;
        SourceLowering.Lowered lowered =
                Compared.lowered("A.java", VIOLATION.replace("class A", "class A extends Unknown") + calls + "}\n");

        assertThat(lowered.diagnostics()).isEmpty();
        assertThat(result(lowered.program(), "used")).isNotEqualTo(Op.NONE);
        assertThat(result(lowered.program(), "unused")).isEqualTo(Op.NONE);
    }

    private static int result(Program program, String method) {
        return method(program, method).blocks().stream()
                .flatMap(b -> b.ops().stream())
                .filter(Op.Call.class::isInstance)
                .map(op -> ((Op.Call) op).result())
                .findFirst()
                .orElseThrow();
    }

    /** Annotation processors add constructors and setters that nobody sees in the source. */
    @Test
    void knowsNothingOfAFieldThatOnlyGeneratedCodeAssigns() {
        String source = """
                import java.nio.*;
                import java.nio.channels.*;
                import lombok.*;
                @RequiredArgsConstructor
                class A {
                    private final SocketChannel channel;
                    @Setter private SocketChannel other;
                    void m(byte[] bytes) throws Exception {
                        channel.write(ByteBuffer.wrap(bytes));
                        other.write(ByteBuffer.wrap(bytes));
                    }
                    static A of(SocketChannel c) throws Exception {
                        c.configureBlocking(false);
                        A a = new A(c);
                        a.setOther(c);
                        return a;
                    }
                }
                """;
        SourceLowering.Lowered lowered = Compared.lowered("A.java", source);

        assertThat(lowered.diagnostics()).isEmpty();
        assertThat(Compared.findings(lowered.program())).isEmpty();
    }

    /** Nor does it know in which mode such a field's channel is registered. */
    @Test
    void knowsNothingOfTheModeOfAFieldThatOnlyGeneratedCodeAssigns() {
        String source = """
                import java.nio.channels.*;
                import lombok.*;
                @RequiredArgsConstructor
                class A {
                    private final SocketChannel channel;
                    void register(Selector selector) throws Exception {
                        channel.register(selector, SelectionKey.OP_READ, this);
                    }
                }
                """;

        assertThat(Compared.findings(Compared.lowered("A.java", source).program()))
                .isEmpty();
    }

    @Test
    void readsFilesWithoutCode() throws IOException {
        Files.write(folder.resolve("Empty.java"), new byte[0]);
        Files.writeString(folder.resolve("Comment.java"), "/* java.nio.channels */");
        Files.write(folder.resolve("Binary.java"), new byte[] {(byte) 0xCA, (byte) 0xFE, 0, 0, (byte) 0xFF, 1});
        Files.writeString(folder.resolve("A.java"), VIOLATION + "}\n");

        assertThat(Compared.findings(scan(folder).program())).hasSize(1);
    }

    @Test
    void readsOtherEncodings() throws IOException {
        byte[] latin =
                (VIOLATION + "    String s = \"\u00e4\u00f6\u00fc\";\n}\n").getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("A.java"), latin);

        assertThat(Compared.findings(scan(folder).program())).hasSize(1);
        assertThat(scan(folder).diagnostics()).isEmpty();
    }

    @Test
    void readsAFileWithAByteOrderMark() throws IOException {
        Files.writeString(folder.resolve("A.java"), "\uFEFF" + VIOLATION + "}\n");

        assertThat(Compared.findings(scan(folder).program())).hasSize(1);
    }

    @Test
    void readsASingleFile() throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), VIOLATION + "}\n");

        SourceLowering.Lowered lowered = scan(file);

        assertThat(lowered.files()).isEqualTo(1);
        assertThat(Compared.findings(lowered.program())).hasSize(1);
    }

    @Test
    void leavesALoopOfLinks() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(inner.resolve("A.java"), VIOLATION + "}\n");
        Files.createSymbolicLink(inner.resolve("again"), folder);

        try (Inputs inputs = Inputs.sources(folder)) {
            assertThat(inputs.inputs()).hasSize(1);
        }
    }

    @Test
    void saysThatAFileIsTooLarge() throws IOException {
        Files.writeString(folder.resolve("A.java"), " ".repeat(9 << 20));

        assertThat(scan(folder).diagnostics())
                .extracting(Diagnostic::problem)
                .containsExactly("cannot be read (larger than 8 MB)");
    }

    @Test
    void readsAFileOfTwoMegabytes() {
        StringBuilder source = new StringBuilder(VIOLATION);
        for (int i = 0; source.length() < 2 << 20; i++) {
            source.append("    int f")
                    .append(i)
                    .append("(int x) { return x > ")
                    .append(i)
                    .append(" ? x : 0; }\n");
        }

        SourceLowering.Lowered lowered =
                Compared.lowered("A.java", source.append("}\n").toString());

        assertThat(lowered.diagnostics()).isEmpty();
        assertThat(Compared.findings(lowered.program())).hasSize(1);
    }

    @Test
    void refusesAPathThatIsNotThere() {
        assertThatThrownBy(() -> Inputs.sources(folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such file or folder");
    }

    @Test
    void survivesSupertypesThatLeadBackToTheirOwnMembers() {
        String source = "package p;\nimport static p.A.B.*;\nimport java.nio.channels.*;\n"
                + "class A extends Unknown { static class B extends A implements Other { Thing t; } }\n";

        assertThat(Compared.lowered("p/A.java", source).diagnostics()).isEmpty();
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() throws IOException {
        for (int i = 0; i < 20; i++) {
            String name = "A" + i;
            Files.writeString(
                    folder.resolve(name + ".java"),
                    VIOLATION.replace("class A", "class " + name + " extends A" + (i + 1)) + "}\n");
        }

        try (Inputs inputs = Inputs.sources(folder)) {
            Program one = SourceLowering.lower(inputs.inputs(), 1).program();
            Program four = SourceLowering.lower(inputs.inputs(), 4).program();
            assertThat(text(four)).isEqualTo(text(one));
        }
    }

    @Test
    void saysFromWhichColumnToWhichACallGoes() {
        Program program = Compared.fromSource("A.java", VIOLATION + "}\n");

        Optional<Op> write = method(program, "m").blocks().stream()
                .flatMap(b -> b.ops().stream())
                .filter(op -> op instanceof Op.Call c && c.method().name().equals("write"))
                .findFirst();

        String line = VIOLATION.lines().skip(3).findFirst().orElseThrow();
        assertThat(write.orElseThrow().position().column()).isEqualTo(line.indexOf("write") + 1);
        assertThat(write.orElseThrow().position().endColumn()).isEqualTo(line.length());
    }

    @Test
    void columnsCountWhatStandsBeforeThemOnTheLine() {
        String text = "class A {\r\n"
                + "\tstatic void a() {}\r\n"
                + " \t /* one\r\n"
                + "   two */ static void b() { a(); }\r\n"
                + "    String s = \"\"\"\r\n"
                + "        {\r\n"
                + "          \"; static void c() { b(); }\r\n"
                + "        \"\"\"; static void d() { b(); }\r"
                + "        // '\n"
                + "\n"
                + "      static void e() { d(); }\n"
                + "java.nio.channels.Channel channel; }";
        Program program = Compared.fromSource("A.java", text);

        assertThat(call(program, "b")).isEqualTo(new Position(4, 29, 32));
        assertThat(call(program, "d")).isEqualTo(new Position(8, 32, 35));
        assertThat(call(program, "e")).isEqualTo(new Position(11, 25, 28));
    }

    private static Position call(Program program, String method) {
        return method(program, method).blocks().stream()
                .flatMap(b -> b.ops().stream())
                .filter(Op.Call.class::isInstance)
                .findFirst()
                .orElseThrow()
                .position();
    }

    private static SourceLowering.Lowered scan(Path path) throws IOException {
        try (Inputs inputs = Inputs.sources(path)) {
            return SourceLowering.lower(inputs.inputs(), 2);
        }
    }

    private static List<String> text(Program program) {
        return program.methods().stream()
                .map(m -> program.find(m.owner()).orElseThrow().superName() + " " + m.key() + m.blocks())
                .toList();
    }

    private static MethodModel method(Program program, String name) {
        return program.methods().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
