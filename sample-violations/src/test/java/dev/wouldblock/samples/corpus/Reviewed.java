package dev.wouldblock.samples.corpus;

import dev.wouldblock.catalog.Profile;
import java.util.Comparator;
import java.util.Locale;

/** A finding in an artifact, and what a person who read the source there says about it: a line of the list. */
record Reviewed(Found found, String verdict, String reason) implements Comparable<Reviewed> {
    /** The verdict of a finding that nobody has read yet. */
    static final String UNREAD = "unread";

    /** What the analysis says, in the order of the columns. */
    record Found(String artifact, String profile, String rule, String file, int line, String method, String fix)
            implements Comparable<Found> {
        private static final Comparator<Found> ORDER = Comparator.comparing(Found::artifact)
                .thenComparing(Found::file)
                .thenComparingInt(Found::line)
                .thenComparing(Found::rule)
                .thenComparing(Found::method)
                .thenComparing(Found::profile)
                .thenComparing(Found::fix);

        @Override
        public int compareTo(Found other) {
            return ORDER.compare(this, other);
        }

        /** A verdict outlives a change of profile or fix. */
        Place place() {
            return new Place(artifact, rule, file, line, method);
        }

        Found withProfile(Profile other) {
            return new Found(artifact, other.name().toLowerCase(Locale.ROOT), rule, file, line, method, fix);
        }

        String columns() {
            return String.join("\t", artifact, profile, rule, file, Integer.toString(line), method, fix);
        }
    }

    record Place(String artifact, String rule, String file, int line, String method) {}

    static Reviewed unread(Found found) {
        return new Reviewed(found, UNREAD, "");
    }

    /** @throws IllegalArgumentException for a line that does not have the columns */
    static Reviewed parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 9 || !cells[4].matches("\\d+")) {
            throw new IllegalArgumentException("not a line of the list: " + line);
        }
        return new Reviewed(
                new Found(cells[0], cells[1], cells[2], cells[3], Integer.parseInt(cells[4]), cells[5], cells[6]),
                cells[7],
                cells[8]);
    }

    String text() {
        return found.columns() + "\t" + verdict + "\t" + reason;
    }

    @Override
    public int compareTo(Reviewed other) {
        return found.compareTo(other.found);
    }
}
