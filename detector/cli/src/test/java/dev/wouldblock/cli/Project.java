package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.scan.QuietReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** A repository of git with a source that has two findings, and its class files. */
final class Project implements AutoCloseable {
    /** Path of the source in the repository. */
    static final String FILE = "core/src/main/java/org/x/Peer.java";

    /** Lines of the two findings. */
    static final int FIRST = 12;

    static final int SECOND = 18;

    static final String SOURCE = """
            package org.x;

import java.io.IOException;
            import java.net.SocketAddress;
            import java.nio.ByteBuffer;
            import java.nio.channels.SocketChannel;

            class Peer {
                void first(SocketAddress peer, byte[] bytes) throws IOException {
                    SocketChannel channel = SocketChannel.open(peer);
                    channel.configureBlocking(false);
                    channel.write(ByteBuffer.wrap(bytes));
                }

                void second(SocketAddress peer, byte[] bytes) throws IOException {
                    SocketChannel channel = SocketChannel.open(peer);
                    channel.configureBlocking(false);
                    channel.write(ByteBuffer.wrap(bytes));
                }
            }
            """;

    private final Path top;
    private final Git git;

    private Project(Path top, Git git) {
        this.top = top;
        this.git = git;
    }

    /** An empty repository on branch main. */
    static Project create(Path top) throws GitAPIException {
        QuietReader.install();
        return new Project(
                top,
                Git.init().setDirectory(top.toFile()).setInitialBranch("main").call());
    }

    Path top() {
        return top;
    }

    Git git() {
        return git;
    }

    Project write(String path, String text) throws IOException {
        Path file = top.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Project add() throws GitAPIException {
        git.add().addFilepattern(".").call();
        return this;
    }

    Project commit() throws GitAPIException {
        add();
        git.commit()
                .setMessage("A step")
                .setAll(true)
                .setSign(false)
                .setAuthor("A", "a@example.org")
                .setCommitter("A", "a@example.org")
                .call();
        return this;
    }

    Project branch(String name) throws GitAPIException {
        git.checkout().setCreateBranch(true).setName(name).call();
        return this;
    }

    Project checkout(String name) throws GitAPIException {
        git.checkout().setName(name).call();
        return this;
    }

    /** Compiles a file of the repository into a folder. */
    Path classes(String path, Path folder) throws IOException {
        String file = top.resolve(path).toString();
        String target = Files.createDirectories(folder).toString();
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-g", "-proc:none", "-d", target, file))
                .isZero();
        return folder;
    }

    @Override
    public void close() {
        git.close();
    }
}
