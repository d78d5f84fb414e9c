package dev.wouldblock.samples;

import java.util.Comparator;

/**
 * What an expectation and a finding have in common.
 *
 * @param file path below the source root, with slashes
 * @param line from 1
 * @param rule id of the rule
 */
record Place(String file, int line, String rule) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparing(Place::line).thenComparing(Place::rule);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
