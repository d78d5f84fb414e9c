package dev.wouldblock.reports.changes;

import java.util.Map;
import java.util.TreeMap;

/** A set of lines. It takes memory for its gaps, not for its lines: a patch can claim any number of them. */
final class LineRanges {
    /** Last line by first line; no two ranges touch. */
    private final TreeMap<Integer, Integer> ranges = new TreeMap<>();

    /**
     * @param from first line, 1-based
     * @param to last line, not less
     */
    void add(int from, int to) {
        int first = from;
        int last = to;
        Map.Entry<Integer, Integer> near = ranges.floorEntry(last == Integer.MAX_VALUE ? last : last + 1);
        while (near != null && near.getValue() >= first - 1) {
            first = Math.min(first, near.getKey());
            last = Math.max(last, near.getValue());
            ranges.remove(near.getKey());
            near = ranges.floorEntry(last == Integer.MAX_VALUE ? last : last + 1);
        }
        ranges.put(first, last);
    }

    boolean contains(int line) {
        Map.Entry<Integer, Integer> near = ranges.floorEntry(line);
        return near != null && line <= near.getValue();
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    @Override
    public String toString() {
        return ranges.toString();
    }
}
