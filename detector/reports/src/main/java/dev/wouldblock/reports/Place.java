package dev.wouldblock.reports;

import dev.wouldblock.finding.Location;
import dev.wouldblock.model.Position;
import dev.wouldblock.reports.sources.SourceText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A location as a report shows it.
 *
 * @param path from the top of the repository where that is known
 * @param text the file; empty when it is not at hand, or is not the one that was analysed
 */
record Place(Location location, String path, Optional<SourceText> text) {
    /** No file system that we know of has longer ones; a class file may name one. */
    private static final int LONGEST_PATH = 4096;

    /** Columns in a line, 1-based, the second after the last character. */
    record Range(int start, int end) {}

    static Place of(Location location, ReportContext context) {
        return new Place(
                location,
                context.sources().path(location),
                context.sources()
                        .text(location)
                        .filter(text -> location.position().line() <= text.lines()));
    }

    /** Another line of the same file. */
    Place at(int line) {
        Location other = new Location(
                location.className(),
                location.method(),
                location.descriptor(),
                location.sourceFile(),
                Position.ofLine(line));
        return new Place(other, path, text);
    }

    /** 1-based; 0 when unknown. */
    int line() {
        return location.position().line();
    }

    /** The line for formats that must name one: compilers say 1 where they do not know. */
    int lineOrFirst() {
        return Math.max(1, line());
    }

    /** 1-based; 0 when unknown, or when the line is not that long and so can not be the one that was analysed. */
    int column() {
        return range().map(Range::start).orElse(fits() ? location.position().column() : 0);
    }

    Optional<String> sourceLine() {
        return text.flatMap(lines -> lines.line(line()));
    }

    /** Where the flagged expression stands, if the analysis knows both of its ends. */
    Optional<Range> range() {
        Position position = location.position();
        return position.column() > 0 && position.endColumn() > position.column() && fits()
                ? Optional.of(new Range(position.column(), position.endColumn()))
                : Optional.empty();
    }

    /** What to underline: the expression, or the name of the called method when the line has it once. */
    Optional<Range> underlined(String call) {
        Optional<String> line = sourceLine();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (range().isPresent()) {
            return range();
        }
        if (column() > 0) {
            return Optional.of(new Range(column(), column() + 1));
        }
        String name = call.substring(call.lastIndexOf('.') + 1);
        Matcher calls =
                Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "\\s*\\(").matcher(line.get());
        if (name.isEmpty() || !calls.find()) {
            return Optional.empty();
        }
        Range first = new Range(calls.start() + 1, calls.start() + name.length() + 1);
        return calls.find() ? Optional.empty() : Optional.of(first);
    }

    boolean isSameLine(Place other) {
        return path.equals(other.path) && line() == other.line();
    }

    /** {@code org/x/A.java:42:7}, without what is unknown. */
    String shown() {
        StringBuilder place = new StringBuilder(Shown.atMost(LONGEST_PATH, Shown.line(path)));
        if (line() > 0) {
            place.append(':').append(line());
            if (column() > 0) {
                place.append(':').append(column());
            }
        }
        return place.toString();
    }

    private boolean fits() {
        Position position = location.position();
        int last = Math.max(position.column(), position.endColumn());
        return sourceLine().map(line -> last <= line.length() + 1).orElse(true);
    }
}
