package dev.wouldblock.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.model.Block;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodModel.Modifier;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Op.Dispatch;
import dev.wouldblock.model.Terminator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shapes that the compiler makes of everyday source. */
class MethodLoweringTest {
    private static MethodModel compile(String members, String method) {
        return Compiled.of("abstract class T {\n" + members + "\n}").method("T", method);
    }

    private static <T extends Op> Stream<T> ops(MethodModel method, Class<T> kind) {
        return method.blocks().stream()
                .flatMap(block -> block.ops().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    @Test
    void numbersParametersWithoutGapsAfterLongs() {
        MethodModel method =
                compile("int m(long a, int b, double c, String d) { int e = b; d.length(); return e; }", "m");

        assertThat(method.parameterCount()).isEqualTo(5);
        assertThat(method.arity()).isEqualTo(4);
        assertThat(Run.effects(method)).containsExactly("length(p4)", "return p2");
    }

    @Test
    void incrementsALongField() {
        assertThat(Run.effects(compile("long f; long m() { return f++; }", "m")))
                .containsExactly("p0.f = ADD(p0.f,1)", "return p0.f");
    }

    @Test
    void incrementsAVariableAndAnElement() {
        assertThat(Run.effects(compile("static int m(int i, long[] a) { i -= 2; a[i] += 3; return i; }", "m")))
                .containsExactly("p1[] = ADD(OTHER(p1,ADD(p0,-2)),3)", "return ADD(p0,-2)");
    }

    @Test
    void keepsTheValueThroughIntAndLong() {
        assertThat(Run.effects(compile("static int m(long n, int i) { long w = i; return (int) (n | w); }", "m")))
                .containsExactly("return OR(p0,p1)");
    }

    @Test
    void fusesTheComparisonOfLongsWithItsBranch() {
        MethodModel method = compile("static boolean m(long n, long max) { return n < max; }", "m");

        assertThat(Run.effects(method, 0)).containsExactly("if p0 GREATER_OR_EQUAL p1", "return 0");
        assertThat(Run.effects(method, 1)).containsExactly("if p0 GREATER_OR_EQUAL p1", "return 1");
        assertThat(ops(method, Op.Compute.class)).isEmpty();
    }

    @Test
    void comparesFloatsOpaquely() {
        assertThat(Run.effects(compile("static boolean m(double n) { return n > 0; }", "m"), 0))
                .containsExactly("if OTHER(p0,0.0) LESS_OR_EQUAL zero", "return 0");
    }

    @Test
    void branchesOnIntsReferencesAndNull() {
        MethodModel method = compile(
                "static int m(int i, Object o, Object p) { if (i == 0) return 1; if (o == null) return 2; if (o != p) return 3; if (i < 7) return 4; return 5; }",
                "m");

        assertThat(Run.effects(method, 0, 0, 0, 0))
                .containsExactly(
                        "if p0 NOT_EQUAL zero",
                        "if p1 NOT_EQUAL zero",
                        "if p1 EQUAL p2",
                        "if p0 GREATER_OR_EQUAL 7",
                        "return 5");
        assertThat(Run.effects(method, 0, 1)).endsWith("return 2");
    }

    @Test
    void givesBothWaysOfABooleanOneRegister() {
        MethodModel method = compile(
                "boolean m(java.nio.channels.SocketChannel c) throws Exception { boolean d = c.connect(null); return d && f(); } abstract boolean f();",
                "m");

        assertThat(Run.effects(method, 0))
                .containsExactly("connect(p1,null)", "if connect(p1,null) EQUAL zero", "return 0");
        assertThat(Run.effects(method, 1, 1))
                .containsExactly(
                        "connect(p1,null)",
                        "if connect(p1,null) EQUAL zero",
                        "f(p0)",
                        "if f(p0) EQUAL zero",
                        "return 1");
    }

    @Test
    void switchesOnDenseAndSparseKeys() {
        MethodModel dense = compile(
                "static int m(int i) { switch (i) { case 1: return 10; case 2: return 20; case 4: return 30; default: return 0; } }",
                "m");
        MethodModel sparse = compile(
                "static int m(int i) { switch (i) { case -5: return 10; case 90000: return 30; default: return 0; } }",
                "m");

        assertThat(Run.effects(dense, 3)).containsExactly("switch p0 [1, 2, 3, 4]", "return 30");
        assertThat(Run.effects(dense, 2)).containsExactly("switch p0 [1, 2, 3, 4]", "return 0");
        assertThat(Run.effects(sparse, 1)).containsExactly("switch p0 [-5, 90000]", "return 30");
        assertThat(Run.effects(sparse, 2)).containsExactly("switch p0 [-5, 90000]", "return 0");
    }

    @Test
    void copiesFinallyAndNamesHandlersInnermostFirst() {
        MethodModel method = compile("""
                static native void a(); static native void b(); static native void c();
                static void m() {
                    try {
                        try { a(); } catch (IllegalStateException e) { b(); }
                    } finally { c(); }
                }""", "m");
        Block first = method.blocks().get(0);

        assertThat(Run.effects(method)).containsExactly("a()", "c()", "return");
        assertThat(first.handlers())
                .extracting(Block.Handler::type)
                .containsExactly("java/lang/IllegalStateException", "");
        assertThat(Run.handling(method, first.handlers().get(0))).containsExactly("b()", "c()", "return");
        assertThat(Run.handling(method, first.handlers().get(1))).containsExactly("c()", "throw e");
    }

    @Test
    void splitsBlocksWhereProtectionStartsAndEnds() {
        MethodModel method = compile(
                "static native void a(); static native void b(); static native void c(); static void m() { a(); try { b(); } catch (Error e) { } c(); }",
                "m");

        assertThat(method.blocks()).allSatisfy(block -> {
            boolean hasB = block.ops().stream()
                    .anyMatch(op ->
                            op instanceof Op.Call call && call.method().name().equals("b"));
            assertThat(block.handlers()).hasSize(hasB ? 1 : 0);
        });
    }

    @Test
    void createsObjectsAndArrays() {
        assertThat(Run.effects(compile(
                        "static Object[] m(int n) { Object[] a = {new byte[n], new String[2], new int[n][3][], new int[4][]}; return a; }",
                        "m")))
                .containsExactly(
                        "new [Ljava/lang/Object;[4][] = new [B[p0]",
                        "new [Ljava/lang/Object;[4][] = new [Ljava/lang/String;[2]",
                        "new [Ljava/lang/Object;[4][] = new [[[I[p0]",
                        "new [Ljava/lang/Object;[4][] = new [[I[4]",
                        "return new [Ljava/lang/Object;[4]");
        assertThat(Run.effects(compile("static Object m() { return new StringBuilder(7); }", "m")))
                .containsExactly("<init>(new java/lang/StringBuilder,7)", "return new java/lang/StringBuilder");
    }

    @Test
    void castsAndTests() {
        assertThat(Run.effects(compile("static int m(Object o) { return ((byte[]) o).length; }", "m")))
                .containsExactly("return OTHER(([B)p0)");
        assertThat(Run.effects(compile("static boolean m(Object o) { return o instanceof String; }", "m")))
                .containsExactly("return INSTANCE_OF(p0,java/lang/String)");
    }

    @Test
    void knowsConstantsOfAllKinds() {
        assertThat(Run.effects(compile(
                        "native static void f(byte a, int b, long c, float d, double e, String s, Object n, Class<?> k);"
                                + " static void m() { f((byte) -1, 100000, 5000000000L, 1.5f, 2.5, \"x\", null, T.class); }",
                        "m")))
                .containsExactly("f(-1,100000,5000000000,1.5,2.5,x,null,OTHER())", "return");
        MethodModel literals = compile("static Object m(int n) { boolean b = true; char c = 'a'; return b; }", "m");
        assertThat(ops(literals, Op.Const.class)
                        .map(constant -> constant.value().orElseThrow()))
                .containsExactly(1L, 97L);
    }

    @Test
    void tellsHowCallsAreDispatched() {
        MethodModel method = compile(
                "private void p() {} static void s() {} public String toString() { p(); s(); hashCode(); Runnable r = null; r.run(); return super.toString(); }",
                "toString");

        assertThat(ops(method, Op.Call.class))
                .extracting(Op.Call::dispatch)
                .containsExactly(
                        Dispatch.SPECIAL, Dispatch.STATIC, Dispatch.VIRTUAL, Dispatch.VIRTUAL, Dispatch.SPECIAL);
        assertThat(ops(method, Op.Call.class))
                .extracting(call -> call.method().owner())
                .containsExactly("T", "T", "java/lang/Object", "java/lang/Runnable", "java/lang/Object");
    }

    @Test
    void concatenationDependsOnItsParts() {
        assertThat(Run.effects(compile("static String m(int n, String s) { return s + n; }", "m")))
                .containsExactly("return OTHER(p1,p0)");
    }

    @Test
    void locksNothingButKeepsTheirHandlers() {
        MethodModel method =
                compile("static native void a(); static void m(Object o) { synchronized (o) { a(); } }", "m");

        assertThat(Run.effects(method)).containsExactly("a()", "return");
        assertThat(method.blocks().stream().flatMap(block -> block.handlers().stream()))
                .isNotEmpty();
    }

    @Test
    void keepsLinesOfTheSource() {
        MethodModel method = compile("static native void a();\nstatic void m() {\n  a();\n\n  a();\n}", "m");

        assertThat(method.position().line()).isEqualTo(4);
        assertThat(ops(method, Op.Call.class))
                .extracting(call -> call.position().line())
                .containsExactly(4, 6);
        assertThat(method.blocks().get(0).terminator()).isInstanceOf(Terminator.Return.class);
        assertThat(method.blocks().get(0).terminator().position().line()).isEqualTo(7);
    }

    @Test
    void keepsDeclarationsWithoutCode() {
        ClassModel model = Compiled.of(
                        "abstract class T implements Comparable<T> { public abstract int a(); private static native void n(); public int compareTo(T t) { return 0; } }")
                .model("T");
        List<MethodModel> bridges = model.methods().stream()
                .filter(m -> m.modifiers().contains(Modifier.SYNTHETIC))
                .toList();

        assertThat(Compiled.method(model, "a").hasBody()).isFalse();
        assertThat(Compiled.method(model, "a").modifiers())
                .containsExactlyInAnyOrder(Modifier.PUBLIC, Modifier.ABSTRACT);
        assertThat(Compiled.method(model, "n").modifiers())
                .containsExactlyInAnyOrder(Modifier.PRIVATE, Modifier.STATIC);
        assertThat(bridges).extracting(MethodModel::descriptor).containsExactly("(Ljava/lang/Object;)I");
    }

    @Test
    void loopsForEver() {
        MethodModel method = compile("static native void a(); static void m() { for (;;) { a(); } }", "m");

        assertThat(method.blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.terminator())
                        .isInstanceOfSatisfying(
                                Terminator.Goto.class,
                                jump -> assertThat(jump.target()).isZero()));
    }
}
