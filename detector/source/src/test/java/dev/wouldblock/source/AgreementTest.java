package dev.wouldblock.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Program;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both front ends name the same calls at the same lines and lead to the same findings. */
class AgreementTest {
    private static final String HEAD = """
            import java.io.*;
            import java.nio.*;
            import java.nio.channels.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            class A {
                static final boolean NO = false;
                static final int BOTH = SelectionKey.OP_READ | SelectionKey.OP_WRITE;
                SocketChannel channel;
                Selector selector;
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m(ByteBuffer b) throws IOException { channel.configureBlocking(NO); channel.write(b); b.clear(); }",
                "void m(ByteBuffer b) throws IOException { channel.configureBlocking(false); while (b.hasRemaining()) channel.write(b); }",
                "void m(SelectionKey k, ByteBuffer b) throws IOException { ((SocketChannel) k.channel()).read(b); b.flip(); b.get(); }",
                "void m(Set<SelectionKey> keys) throws IOException { for (SelectionKey k : keys) { if (k.channel() instanceof ServerSocketChannel s) { s.accept().close(); } } }",
                "void m(SelectionKey k) { Runnable r = () -> { try { ((ServerSocketChannel) k.channel()).accept().socket(); } catch (IOException e) { throw new UncheckedIOException(e); } }; r.run(); }",
                "void m(SelectionKey k, ByteBuffer b) { new Thread() { @Override public void run() { try { ((SocketChannel) k.channel()).write(b); b.clear(); } catch (IOException e) { k.cancel(); } finally { b.flip(); } } }.start(); }",
                "int m(SelectionKey k, ByteBuffer b) throws IOException { try { return ((SocketChannel) k.channel()).read(b); } finally { b.flip(); } }",
                "int m(SelectionKey k, ByteBuffer b, int how) throws IOException { return switch (how) { case 0 -> ((SocketChannel) k.channel()).read(b); case 1, 2 -> { int n = b.remaining(); yield n; } default -> throw new IOException(\"\" + how); }; }",
                "void m(SelectionKey k, ByteBuffer b) throws IOException { try (SocketChannel c = (SocketChannel) k.channel()) { c.write(b); } }",
                "void m(SelectionKey k, ByteBuffer b) throws IOException { outer: for (;;) { for (int i = 0; i < 3; i++) { if (((SocketChannel) k.channel()).read(b) > 0) continue outer; if (i == 2) break outer; } } }",
                "void m() throws IOException { channel.configureBlocking(false); channel.register(selector, BOTH); channel.connect(null); channel.write(ByteBuffer.wrap(new byte[] {1, 2})); }",
                "class Inner { void m(ByteBuffer b) throws IOException { channel.configureBlocking(false); channel.write(b); b.clear(); } }",
                "record R(SocketChannel c, ByteBuffer b) { R { Objects.requireNonNull(c); } void m() throws IOException { c.configureBlocking(false); c.write(b); b.clear(); } }",
                "enum E { X; void m(SelectionKey k, ByteBuffer b) throws IOException { ((SocketChannel) k.channel()).write(b); b.clear(); } }",
                "enum E { X { @Override void m(SelectionKey k, ByteBuffer b) throws IOException { ((SocketChannel) k.channel()).write(b); b.clear(); } }, Y; void m(SelectionKey k, ByteBuffer b) throws IOException { } }",
                "enum E { X(3) { private final Runnable r = new Runnable() { public void run() { } }; { r.run(); } }, Y(\"\") { int n() { return 1; } void m(SelectionKey k, ByteBuffer b) throws IOException { ((SocketChannel) k.channel()).write(b); b.clear(); } }; E(int i) { } E(String s) { } void m(SelectionKey k, ByteBuffer b) throws IOException { } static final Object AFTER = new Object() { }; }",
                "enum E { X { void m(SelectionKey k, ByteBuffer b) throws IOException { send(k, b); b.clear(); } }; abstract void m(SelectionKey k, ByteBuffer b) throws IOException; private static int send(SelectionKey k, ByteBuffer b) throws IOException { return ((SocketChannel) k.channel()).write(b); } }",
                "enum E implements Callable<SocketChannel> { X { public SocketChannel call() throws IOException { SocketChannel c = SocketChannel.open(); c.configureBlocking(false); return c; } } } void m(E e, ByteBuffer b) throws Exception { SocketChannel c = e.call(); c.write(b); b.clear(); }",
                "<T extends SocketChannel> void m(T c, ByteBuffer b) throws IOException { c.configureBlocking(false); c.write(b); b.clear(); }",
                "void m(Map<String, SocketChannel> all, ByteBuffer b) throws IOException { for (var e : all.entrySet()) { e.getValue().configureBlocking(false); e.getValue().write(b); b.clear(); } }",
                "void m(SelectionKey k, ByteBuffer b) throws IOException { boolean more = ((SocketChannel) k.channel()).write(b) > 0 && b.hasRemaining(); if (!more) b.clear(); }",
                "void m(SelectionKey k, ByteBuffer b) throws IOException { synchronized (this) { int n; do { n = ((SocketChannel) k.channel()).write(b); } while (n == 0); } }",
                "interface Maker { WritableByteChannel make() throws IOException; } static class Real implements Maker { public SocketChannel make() throws IOException { SocketChannel c = SocketChannel.open(); c.configureBlocking(false); return c; } } void m(Maker maker, ByteBuffer b) throws IOException { maker.make().write(b); b.clear(); }",
            })
    void bothFrontEndsAgree(String member) {
        String source = HEAD + member + "\n}\n";
        Program fromSource = Compared.fromSource("A.java", source);
        Program fromClasses = Compared.fromClasses("A.java", source);

        assertThat(channelCalls(fromSource)).isEqualTo(channelCalls(fromClasses));
        assertThat(Compared.findings(fromSource)).isEqualTo(Compared.findings(fromClasses));
        assertThat(names(fromSource)).containsAll(names(fromClasses));
    }

    /** Compilers before Java 11 put generated methods between a nested class and what is private outside of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "private SocketChannel c; A() throws IOException { c = SocketChannel.open(); c.configureBlocking(false); } class In { void m(ByteBuffer b) throws IOException { c.write(b); b.clear(); } }",
                "private SocketChannel c; class In { void set() throws IOException { c = SocketChannel.open(); c.configureBlocking(false); } void m(ByteBuffer b) throws IOException { while (b.hasRemaining()) c.write(b); } }",
                "private static SocketChannel c; static class In { void m(ByteBuffer b) throws IOException { c.configureBlocking(false); c.write(b); b.clear(); } }",
                "private int send(SocketChannel c, ByteBuffer b) throws IOException { return c.write(b); } class In { void m(SelectionKey k, ByteBuffer b) throws IOException { send((SocketChannel) k.channel(), b); b.clear(); } }",
                "private static class Out { private final SocketChannel c; private Out(SocketChannel c) { this.c = c; } void m(ByteBuffer b) throws IOException { c.write(b); b.clear(); } } void n() throws IOException { SocketChannel c = SocketChannel.open(); c.configureBlocking(false); new Out(c).m(ByteBuffer.allocate(9)); }",
                "private SocketChannel c; private int sent; A() throws IOException { c = SocketChannel.open(); c.configureBlocking(false); } class In { void m(ByteBuffer b) throws IOException { sent += c.write(b); sent++; b.clear(); } }",
            })
    void bothFrontEndsAgreeOnOldClassFiles(String member) {
        String source = HEAD + member + "\n}\n";
        Program fromSource = Compared.fromSource("A.java", source);
        Program fromClasses = Compared.fromClasses("A.java", source, "8");

        assertThat(withoutResults(fromSource)).isEqualTo(withoutResults(fromClasses));
        assertThat(Compared.findings(fromSource)).isNotEmpty().isEqualTo(Compared.findings(fromClasses));
    }

    /** Descriptors call primitive types by one letter, which a class of the unnamed package can have as its name. */
    @ParameterizedTest
    @ValueSource(strings = {"B", "C", "D", "F", "I", "J", "S", "V", "Z"})
    void bothFrontEndsAgreeOnClassesOfOneLetter(String name) {
        String source = HEAD + """
                }
                class # {
                    ServerSocketChannel server;
                    #[] peers = {this};
                    # next(# peer, #[] peers) { return peers.length > 1 ? peers[1] : peer; }
                    void accept() throws IOException {
                        server.configureBlocking(false);
                        SocketChannel c = server.accept();
                        c.configureBlocking(false);
                    }
                    void write(List<#> all, SelectionKey k, ByteBuffer b) throws IOException {
                        Object o = all.isEmpty() ? new #() : (#) k.attachment();
                        # first = o instanceof # one ? one : next(all.get(0), new #[3]);
                        first.next(first, peers).send(first, (SocketChannel) k.channel(), b);
                    }
                    void send(# to, SocketChannel c, ByteBuffer b) throws IOException { c.write(b); b.clear(); }
                }
                """.replace("#", name);
        Program fromSource = Compared.fromSource("A.java", source);
        Program fromClasses = Compared.fromClasses("A.java", source);

        assertThat(calls(fromSource, called -> true)).isEqualTo(calls(fromClasses, called -> true));
        assertThat(Compared.findings(fromSource)).hasSize(2).isEqualTo(Compared.findings(fromClasses));
    }

    /** What makes a class matter that has no channel is as blind to case as the rule. */
    @ParameterizedTest
    @ValueSource(strings = {"BROKEN PIPE", "Broken Pipe", "broken pipe", "eWouldBlock"})
    void bothFrontEndsFindTheTextOfAnErrorInAnyCase(String text) {
        String source = """
                class A {
                    boolean isGone(Exception e) { return e.getMessage().toUpperCase().contains("%s"); }
                    void send(Runnable task) {
                        try { task.run(); } catch (IllegalStateException e) { if (isGone(e)) return; throw e; }
                    }
                    void log(Exception e) { if (e.getMessage().contains("%s")) { System.out.println(e); } }
                }
                """.formatted(text, text);
        List<String> found = Compared.findings(Compared.fromSource("A.java", source));

        assertThat(found).anyMatch(finding -> finding.contains("WB_ERRNO_TEXT"));
        assertThat(found).isEqualTo(Compared.findings(Compared.fromClasses("A.java", source)));
    }

    /** A finding is known again by the method that it is in. */
    @Test
    void bothFrontEndsNameLocalClassesAlike() {
        String source = """
                import java.nio.channels.*;
                enum A {
                    X(new Thread() {}) { Object o = new Thread(new Runnable() { public void run() { new Error() {}; } }) {}; },
                    Y {},
                    Z { @Override Object m() { class Local {} return new Local() {}; } };
                    SocketChannel channel;
                    static Object first = new Exception() {};
                    A(Object... o) {}
                    Object m() {
                        record Local(int i) { Object o() { return new java.util.AbstractList<Object>() { public Object get(int i) { return i; } public int size() { return 0; } }; } }
                        Runnable r = () -> new Object() {};
                        return new ThreadLocal<Object>() {};
                    }
                    Object n() { class Local extends Thread {} return new ClassLoader() {}; }
                    { new Number() { public int intValue() { return 1; } public long longValue() { return 1; } public float floatValue() { return 1; } public double doubleValue() { return 1; } }; }
                    static class Member { Object o = new Throwable() {}; }
                }
                """;

        assertThat(supertypes(Compared.fromSource("A.java", source)))
                .hasSize(20)
                .isEqualTo(supertypes(Compared.fromClasses("A.java", source)));
    }

    private static List<String> supertypes(Program program) {
        return program.classes().stream()
                .map(c -> c.name() + " extends " + c.superName() + c.interfaces())
                .sorted()
                .toList();
    }

    /** Java 9 gave the methods of buffers more precise results. */
    private static List<String> withoutResults(Program program) {
        return channelCalls(program).stream()
                .map(call -> call.replaceFirst("\\)\\S*", ")"))
                .toList();
    }

    private static Set<String> names(Program program) {
        Set<String> names = new TreeSet<>();
        program.classes().forEach(c -> names.add(c.name()));
        return names;
    }

    private static List<String> channelCalls(Program program) {
        return calls(
                program,
                called ->
                        called.owner().startsWith("java/nio/") && !called.name().equals("close"));
    }

    private static List<String> calls(Program program, Predicate<MethodRef> wanted) {
        return program.methods().stream()
                .flatMap(m -> m.blocks().stream())
                .flatMap(b -> b.ops().stream())
                .filter(op -> op instanceof Op.Call call && wanted.test(call.method()))
                .map(op -> ((Op.Call) op).method() + " " + op.position().line())
                .sorted()
                .toList();
    }
}
