package dev.wouldblock.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.bytecode.Lowering.Lowered;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.input.Input;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.RecursiveComparisonAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class LoweringTest {
    private static final Compiled CLASSES = Compiled.of(
            """
            package org.x;
            class Server implements Runnable {
                java.nio.channels.SocketChannel channel;
                public void run() {
                    Runnable r = () -> write(java.nio.ByteBuffer.allocate(3));
                    try { r.run(); } finally { write(null); }
                }
                int write(java.nio.ByteBuffer b) {
                    try { return channel.write(b); } catch (java.io.IOException e) { return switch (b.remaining()) { case 0 -> 1; default -> -1; }; }
                }
                static class Part { int used; }
            }""",
            "package org.x; class User { Server[] servers; Object all() { return new Server[3]; } }",
            "package org.x; class Far extends User implements Cloneable { void nothing() { new User(); } }");

    private static ClassModel find(Lowered lowered, String name) {
        return lowered.program().find(name).orElseThrow();
    }

    /** The classes of a program, with all code read. */
    private static List<ClassModel> classes(Lowered lowered) {
        List<ClassModel> classes = List.copyOf(lowered.program().classes());
        classes.forEach(LoweringTest::withCode);
        return classes;
    }

    private static ClassModel withCode(ClassModel model) {
        model.methods().forEach(MethodModel::blocks);
        return model;
    }

    private static RecursiveComparisonAssert<?> assertSame(Object actual, Object expected) {
        return assertThat(actual)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*\\breader")
                .isEqualTo(expected);
    }

    @Test
    void readsInFullWhatMentionsChannelsAndItsUsers() {
        Lowered lowered = Lowering.lower(CLASSES.inputs(), List.of(), 1);

        assertThat(lowered.diagnostics()).isEmpty();
        assertThat(lowered.classes()).isEqualTo(4);
        assertThat(find(lowered, "org/x/Server").methods())
                .extracting(MethodModel::name)
                .contains("run", "write", "lambda$run$0");
        assertThat(find(lowered, "org/x/User").methods())
                .extracting(MethodModel::name)
                .contains("all");
        assertThat(find(lowered, "org/x/Far").methods()).isEmpty();
        assertThat(find(lowered, "org/x/Far").superName()).isEqualTo("org/x/User");
        assertThat(find(lowered, "org/x/Far").interfaces()).containsExactly("java/lang/Cloneable");
    }

    @Test
    void readsInFullWhatIsAnnotatedAsNonBlockingAndWhatThatCalls() {
        Compiled classes = Compiled.of(
                "package org.jetbrains.annotations; public @interface NonBlocking {}",
                "package org.x; class OfMethod { @org.jetbrains.annotations.NonBlocking void m() { Called.help(); } }",
                "package org.x; @org.jetbrains.annotations.NonBlocking class OfClass { void m() { Helper.help(); } }",
                "package org.x; class Called { static void help() {} }",
                "package org.x; class Helper { static void help() {} }",
                "package org.x; class Other { @Deprecated void m() {} }");

        Lowered lowered = Lowering.lower(classes.inputs(), List.of(), 1);

        assertThat(lowered.program().methods())
                .extracting(MethodModel::owner)
                .contains("org/x/OfMethod", "org/x/OfClass", "org/x/Called", "org/x/Helper")
                .doesNotContain("org/x/Other");
    }

    @Test
    void readsOnlyTheHierarchyOfTheClassPath() {
        Lowered lowered = Lowering.lower(List.of(), CLASSES.inputs(), 1);

        assertThat(lowered.classes()).isZero();
        assertThat(lowered.program().classes()).hasSize(4);
        assertThat(lowered.program().methods()).isEmpty();
    }

    @Test
    void prefersAnalysedClassesToTheClassPath() {
        Lowered lowered = Lowering.lower(CLASSES.inputs(), CLASSES.inputs(), 2);

        assertThat(find(lowered, "org/x/Server").methods()).isNotEmpty();
        assertThat(lowered.classes()).isEqualTo(4);
    }

    @Test
    void namesSourceFilesBelowTheirRoot() {
        Lowered lowered = Lowering.lower(CLASSES.inputs(), List.of(), 1);

        assertThat(find(lowered, "org/x/Server$Part").sourceFile()).isEqualTo("org/x/Server.java");
        assertThat(SourceFiles.path("org/x/Main$Inner$1", "")).isEqualTo("org/x/Main.java");
        assertThat(SourceFiles.path("org/x/MainKt", "Main.kt")).isEqualTo("org/x/Main.kt");
        assertThat(SourceFiles.path("Main", "C:\\build\\Main.groovy")).isEqualTo("Main.groovy");
        assertThat(SourceFiles.path("x/$Proxy", "")).isEqualTo("x/$Proxy.java");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void dependsNeitherOnThreadsNorOnOrder(int threads) {
        List<Input> inputs = new ArrayList<>(CLASSES.inputs());
        inputs.add(new MemoryInput("b/broken.class", new byte[] {1, 2, 3}));
        inputs.add(new MemoryInput("a/empty.class", new byte[0]));
        Lowered expected = Lowering.lower(inputs, List.of(), 1);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(inputs, new Random(seed));
            Lowered lowered = Lowering.lower(inputs, List.of(), threads);
            assertSame(classes(lowered), classes(expected));
            assertThat(lowered.diagnostics()).isEqualTo(expected.diagnostics());
        }
        assertThat(expected.diagnostics())
                .extracting(Diagnostic::subject)
                .containsExactly("a/empty.class", "b/broken.class");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org/x/Server", "org/x/Far"})
    void saysSoForEveryTruncation(String name) {
        byte[] whole = CLASSES.classFiles().get(name);
        List<Input> inputs = new ArrayList<>(CLASSES.inputs());
        for (int length = 0; length < whole.length; length++) {
            inputs.add(new MemoryInput("cut/" + length, Arrays.copyOf(whole, length)));
        }

        Lowered lowered = Lowering.lower(inputs, List.of(), 2);

        assertThat(lowered.diagnostics()).hasSize(whole.length).allSatisfy(diagnostic -> {
            assertThat(diagnostic.subject()).startsWith("cut/");
            assertThat(diagnostic.problem()).isNotBlank().doesNotContain("\n");
        });
        assertSame(classes(lowered), classes(Lowering.lower(CLASSES.inputs(), List.of(), 1)));
    }

    /** Whatever a wrong byte does to a class, it does nothing to the others. */
    @Test
    void survivesWrongBytes() {
        byte[] whole = CLASSES.classFiles().get("org/x/Server");
        ClassModel user = withCode(find(Lowering.lower(CLASSES.inputs(), List.of(), 1), "org/x/User"));
        for (int at = 0; at < whole.length; at++) {
            List<Input> inputs = new ArrayList<>(CLASSES.inputs());
            for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFF, whole[at] ^ 1, whole[at] ^ 0x10}) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                inputs.add(new MemoryInput("z/" + at + "/" + value, changed));
            }
            Lowered lowered = Lowering.lower(inputs, List.of(), 1);
            lowered.program().methods().forEach(MethodModel::blocks);
            assertSame(withCode(find(lowered, "org/x/User")), user);
        }
    }

    /** Virtual machines run such classes. */
    @Test
    void passesOverAnnotationsWithoutAName() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT, "A", null, "java/lang/Object", null);
        writer.visitAnnotation("Lorg/x/Seen;", true).visitEnd();
        writer.visitAnnotation("Lorg/x/Invisible;", false).visitEnd();
        for (String malformed : List.of("", "I", "L;", "org/x/Y", "[Lorg/x/Y")) {
            writer.visitAnnotation(malformed, true).visitEnd();
        }
        writer.visitField(Opcodes.ACC_STATIC, "f", "Ljava/nio/channels/Channel;", null, null)
                .visitEnd();
        writer.visitEnd();

        Lowered lowered = Lowering.lower(List.of(new MemoryInput("A", writer.toByteArray())), List.of(), 1);

        assertThat(lowered.diagnostics()).isEmpty();
        assertThat(find(lowered, "A").annotations()).containsExactly("org/x/Invisible", "org/x/Seen");
    }

    @Test
    void saysWhatIsWrong() {
        byte[] newer = CLASSES.classFiles().get("org/x/Far").clone();
        newer[6] = 1;
        Input unreadable = new Input() {
            @Override
            public String label() {
                return "d";
            }

            @Override
            public byte[] bytes() throws IOException {
                throw new IOException("disk\nfailed");
            }
        };
        List<Input> inputs = List.of(new MemoryInput("a", new byte[100]), new MemoryInput("b", newer), unreadable);

        assertThat(Lowering.lower(inputs, List.of(), 2).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "a: not a class file (no 0xCAFEBABE at its start)",
                        "b: class file version 317 is newer than 71 (Java 27), the newest that can be read",
                        "d: cannot be read (disk failed)");
    }

    @Test
    void skipsOnlyTheMethodThatBreaksTheRules() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "T", null, "java/lang/Object", null);
        writer.visitField(0, "c", "Ljava/nio/channels/Channel;", null, null).visitEnd();
        addMethod(writer, "underflow", Opcodes.POP, Opcodes.RETURN);
        addMethod(writer, "runsOut", Opcodes.NOP);
        addMethod(writer, "fine", Opcodes.RETURN);

        Lowered lowered = Lowering.lower(List.of(new MemoryInput("T.class", writer.toByteArray())), List.of(), 1);

        assertThat(lowered.diagnostics()).isEmpty();
        assertThat(lowered.analysed()).containsExactly("T");
        List<String> code = lowered.program().methods().stream()
                .map(method -> method.name() + " " + method.blocks().get(0).ops())
                .toList();
        assertThat(lowered.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "T.class: method runsOut()V skipped: runs past the end of its code",
                        "T.class: method underflow()V skipped: takes a value from an empty operand stack");
        assertThat(lowered.analysed()).isEmpty();
        assertThat(code).hasSize(3);
        assertThat(code.get(0)).isEqualTo("fine []");
        assertThat(code.get(1)).startsWith("runsOut [Call[").contains("owner=?, name=runsOut");
        assertThat(code.get(2)).startsWith("underflow [Call[").contains("owner=?, name=underflow");
    }

    /** A malformed name shows at the first look at a class, before the code is asked for. */
    @Test
    void saysWhatIsMalformedWithoutReadingTheCode() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "T", null, "java/lang/Object", null);
        writer.visitField(0, "c", "Ljava/nio/channels/Channel;", null, null).visitEnd();
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "odd", "()V", null, null);
        method.visitCode();
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "org/x/Y", "called", "(", false);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(1, 0);
        method.visitEnd();

        Lowered lowered = Lowering.lower(List.of(new MemoryInput("T.class", writer.toByteArray())), List.of(), 1);

        assertThat(lowered.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("T.class: method odd()V skipped: malformed descriptor '('");
        assertThat(lowered.program().methods()).isEmpty();
    }

    private static void addMethod(ClassWriter writer, String name, int... opcodes) {
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, name, "()V", null, null);
        method.visitCode();
        for (int opcode : opcodes) {
            method.visitInsn(opcode);
        }
        method.visitMaxs(1, 0);
        method.visitEnd();
    }
}
