package dev.wouldblock.reports.changes;

import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.TraceStep;
import dev.wouldblock.reports.Changes;
import dev.wouldblock.reports.sources.SourceTexts;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The lines that a change adds or edits. What it deletes leaves no line to point at.
 *
 * <p>Paths start at the top of the repository. A class file knows only the package and the name of its file, so a path
 * without a file of its own among the changes stands for every changed file whose path ends with it.
 */
public final class ChangedLines implements Changes {
    private final SortedMap<String, LineRanges> files = new TreeMap<>();

    /**
     * Notes that a file has changed, even where no line is added.
     *
     * @param path of the file after the change, with slashes
     */
    public void addFile(String path) {
        files.computeIfAbsent(path, p -> new LineRanges());
    }

    /**
     * Notes changed lines.
     *
     * @param path of the file after the change, with slashes
     * @param from first line after the change, 1-based
     * @param to last line, not less than {@code from}
     */
    public void add(String path, int from, int to) {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("lines " + from + " to " + to);
        }
        files.computeIfAbsent(path, p -> new LineRanges()).add(from, to);
    }

    /** Whether the file is among the changed ones. */
    public boolean hasFile(String path) {
        return files.containsKey(path);
    }

    @Override
    public boolean isChanged(String path, int line) {
        LineRanges exact = files.get(path);
        return exact != null
                ? isChanged(exact, line)
                : files.entrySet().stream()
                        .anyMatch(file -> file.getKey().endsWith("/" + path) && isChanged(file.getValue(), line));
    }

    /** The findings whose flagged line, or a step of the path to it, is changed; in the order in which they came. */
    public List<Finding> touched(List<Finding> findings, SourceTexts sources) {
        return findings.stream()
                .filter(finding -> Stream.concat(
                                Stream.of(finding.location()),
                                finding.trace().stream().map(TraceStep::location))
                        .anyMatch(location -> isChanged(location, sources)))
                .toList();
    }

    private boolean isChanged(Location location, SourceTexts sources) {
        String path = sources.path(location);
        int line = location.position().line();
        if (path.equals(location.sourceFile())) {
            return isChanged(path, line);
        }
        // The whole path is known: a file elsewhere whose path ends alike is another one.
        LineRanges lines = files.get(path);
        return lines != null && isChanged(lines, line);
    }

    /** A class file without line numbers is only known to be about the file. */
    private static boolean isChanged(LineRanges lines, int line) {
        return line == 0 ? !lines.isEmpty() : lines.contains(line);
    }

    @Override
    public String toString() {
        return files.toString();
    }
}
