package dev.wouldblock.finding;

/**
 * A part of a text and what is to stand there.
 *
 * @param start in UTF-16 code units from the start of the text, without a byte order mark
 * @param end after the last character that is replaced; {@code start} for an insertion
 */
public record Replacement(int start, int end, String text) {
    public Replacement {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("from " + start + " to " + end);
        }
    }

    public static Replacement insertion(int place, String text) {
        return new Replacement(place, place, text);
    }

    /** Whether both change the same characters, or insert at the same place, so that their order matters. */
    boolean overlaps(Replacement other) {
        return start == other.start || (start < other.end && other.start < end);
    }
}
