package dev.wouldblock.scan.fixes;

import dev.wouldblock.finding.Finding;
import dev.wouldblock.reports.ReportFile;
import dev.wouldblock.reports.fixes.Patch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A source file with its edits; the file on disk is as it was. */
public final class FixedFile {
    private final Path path;
    private final byte[] before;
    private final byte[] after;
    private final List<Finding> fixed;

    FixedFile(Path path, byte[] before, byte[] after, List<Finding> fixed) {
        this.path = path;
        this.before = before;
        this.after = after;
        this.fixed = List.copyOf(fixed);
    }

    public Path path() {
        return path;
    }

    /** The findings that are gone, each by an edit of its own. */
    public List<Finding> fixed() {
        return fixed;
    }

    /** The file as it will be. */
    public byte[] content() {
        return after.clone();
    }

    /**
     * The change as {@code git apply} takes it.
     *
     * @param name path of the file from the folder in which the change will be applied, with slashes
     * @return empty if the file is not UTF-8 and so can not be a part of a report
     */
    public Optional<String> diff(String name) {
        return Patch.of(name, before, after);
    }

    /**
     * Puts the edited text in the place of the file, as a whole.
     *
     * @return whether that was done; not if the file has changed since it was read
     * @throws IOException if it can not be written; it is then as it was
     */
    public boolean write() throws IOException {
        if (!Arrays.equals(before, Files.readAllBytes(path))) {
            return false;
        }
        ReportFile.write(path, after);
        return true;
    }
}
