package dev.wouldblock.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.model.Op;
import dev.wouldblock.model.Program;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    private static Set<String> names(Program program) {
        Set<String> names = new TreeSet<>();
        program.classes().forEach(c -> names.add(c.name()));
        return names;
    }

    private static List<String> channelCalls(Program program) {
        return program.methods().stream()
                .flatMap(m -> m.blocks().stream())
                .flatMap(b -> b.ops().stream())
                .filter(op -> op instanceof Op.Call call
                        && call.method().owner().startsWith("java/nio/")
                        && !call.method().name().equals("close"))
                .map(op -> ((Op.Call) op).method() + " " + op.position().line())
                .sorted()
                .toList();
    }
}
