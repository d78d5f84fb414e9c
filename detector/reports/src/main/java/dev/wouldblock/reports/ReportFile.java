package dev.wouldblock.reports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Writes a file so that whoever reads it sees the old one or the whole new one. The text goes to a file beside it first,
 * which then takes its place. A process that is interrupted leaves the old file as it was.
 */
public final class ReportFile {
    /** What writes the text; it need not flush. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer out) throws IOException;
    }

    private interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final int MOST_LINKS = 40;

    private final Path target;

    private ReportFile(Path target) {
        this.target = target;
    }

    /**
     * Writes a text as UTF-8. A link stays a link, a file keeps its permissions, and devices and pipes are written to
     * as they are.
     *
     * @throws IOException if it can not be written; the file is then as it was
     */
    public static void write(Path file, Content content) throws IOException {
        put(file, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.writeTo(text);
            text.flush();
        });
    }

    /** The same with bytes. */
    public static void write(Path file, byte[] content) throws IOException {
        put(file, out -> out.write(content));
    }

    private static void put(Path file, Bytes content) throws IOException {
        Path target = file.toAbsolutePath();
        for (int links = 0; ; links++) {
            // What this process has open may be a file as well, to which others write: /dev/stdout is a link to it.
            if (target.startsWith("/dev/fd") || target.startsWith("/proc")) {
                new ReportFile(target).append(content);
                return;
            }
            if (!Files.isSymbolicLink(target)) {
                break;
            }
            if (links == MOST_LINKS) {
                throw new FileSystemException(file.toString(), null, "too many links");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        ReportFile report = new ReportFile(target);
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            report.replace(content);
        } else if (Files.isDirectory(target)) {
            throw new FileSystemException(file.toString(), null, "is a folder");
        } else if (!Files.isRegularFile(target)) {
            report.append(content);
        } else if (!Files.isWritable(target)) {
            throw new AccessDeniedException(file.toString());
        } else {
            report.replace(content);
        }
    }

    private void append(Bytes content) throws IOException {
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            content.writeTo(out);
        }
    }

    private void replace(Bytes content) throws IOException {
        Path fresh = create();
        Thread interrupted = new Thread(() -> delete(fresh), "wouldblock-report-interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            try (OutputStream out = Files.newOutputStream(fresh, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            }
            keepPermissions(fresh);
            move(fresh);
        } finally {
            delete(fresh);
            removeHook(interrupted);
        }
    }

    /** An empty file beside the target, with the permissions that any new file gets. */
    private Path create() throws IOException {
        for (int number = 0; ; number++) {
            Path fresh = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + number + ".tmp");
            try {
                return Files.createFile(fresh);
            } catch (FileAlreadyExistsException e) {
                // Left behind by a process that had no time to clean up, or the work of another thread.
            }
        }
    }

    private void keepPermissions(Path fresh) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (view != null && Files.exists(target)) {
            view.setPermissions(Files.getPosixFilePermissions(target));
        }
    }

    private void move(Path fresh) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** After the move there is nothing left to delete. */
    private static void delete(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            // The report itself is not touched by what stays behind.
            fresh.toFile().deleteOnExit();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already, and the hook finds nothing to do.
            return;
        }
    }
}
