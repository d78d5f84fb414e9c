package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Class files for the tests, compiled when they run. */
final class Compiled {
    /** Bytes are lost when the send buffer is full. */
    static final String BROKEN = """
            package org.x;

            import java.io.IOException;
            import java.net.SocketAddress;
            import java.nio.ByteBuffer;
            import java.nio.channels.SocketChannel;

            class %s {
                void send(SocketAddress peer, byte[] bytes) throws IOException {
                    SocketChannel channel = SocketChannel.open(peer);
                    channel.configureBlocking(false);
                    channel.write(ByteBuffer.wrap(bytes));
                }
            }
            """;

    /** The line of the call in {@link #BROKEN}. */
    static final int BROKEN_LINE = 12;

    /** A blocking channel takes everything. */
    static final String SOUND = """
            package org.x;

            import java.io.IOException;
            import java.net.SocketAddress;
            import java.nio.ByteBuffer;
            import java.nio.channels.SocketChannel;

            class %s {
                void send(SocketAddress peer, byte[] bytes) throws IOException {
                    try (SocketChannel channel = SocketChannel.open(peer)) {
                        ByteBuffer buffer = ByteBuffer.wrap(bytes);
                        while (buffer.hasRemaining()) {
                            channel.write(buffer);
                        }
                    }
                }
            }
            """;

    private Compiled() {}

    /** Compiles {@code org.x.NAME} into the folder. */
    static Path folder(Path folder, String name, String source) {
        return folder(folder, name, source, "-g");
    }

    /** The same with the given option for debug information. */
    static Path folder(Path folder, String name, String source, String debug) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///org/x/Source.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public boolean isNameCompatible(String simpleName, JavaFileObject.Kind kind) {
                        return true;
                    }

                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source.formatted(name);
                    }
                };
        boolean compiled = compiler.getTask(
                        null, null, null, List.of("-d", folder.toString(), debug, "-proc:none"), null, List.of(file))
                .call();
        assertThat(compiled).isTrue();
        return folder;
    }

    /** Packs a folder into a jar. */
    static Path jar(Path jar, Path folder) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                packed.putNextEntry(new ZipEntry(entry.getKey()));
                packed.write(entry.getValue());
                packed.closeEntry();
            }
        }
        return jar;
    }
}
