package dev.wouldblock.reports.fixes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Lines that are replaced by others.
 *
 * @param from 0-based, in the old text
 * @param to after the last line
 * @param newFrom 0-based, in the new text
 * @param newTo after the last line
 */
public record LineChange(int from, int to, int newFrom, int newTo) {
    /** The smallest change from one text to the other, after E. Myers, "An O(ND) Difference Algorithm" (1986). */
    public static List<LineChange> between(List<String> before, List<String> after) {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        return trace(before.subList(start, before.size() - end), after.subList(start, after.size() - end), start);
    }

    /** Walks back over the furthest points that each number of edits reached. */
    private static List<LineChange> trace(List<String> before, List<String> after, int offset) {
        List<int[]> reached = reach(before, after);
        Deque<LineChange> changes = new ArrayDeque<>();
        int x = before.size();
        int y = after.size();
        for (int edits = reached.size() - 1; edits > 0; edits--) {
            int[] furthest = reached.get(edits - 1);
            int middle = furthest.length / 2;
            int diagonal = x - y;
            boolean isInsertion = diagonal == -edits
                    || (diagonal != edits && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1]);
            int previous = isInsertion ? diagonal + 1 : diagonal - 1;
            int fromX = furthest[middle + previous];
            int fromY = fromX - previous;
            add(
                    changes,
                    isInsertion
                            ? new LineChange(fromX + offset, fromX + offset, fromY + offset, fromY + 1 + offset)
                            : new LineChange(fromX + offset, fromX + 1 + offset, fromY + offset, fromY + offset));
            x = fromX;
            y = fromY;
        }
        return new ArrayList<>(changes);
    }

    /** For each number of edits, the furthest line of the old text on each diagonal; the last one reaches the end. */
    private static List<int[]> reach(List<String> before, List<String> after) {
        int most = before.size() + after.size();
        int[] furthest = new int[2 * most + 3];
        int middle = furthest.length / 2;
        List<int[]> reached = new ArrayList<>();
        for (int edits = 0; ; edits++) {
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                int x = edits == 0
                        ? 0
                        : diagonal == -edits
                                        || (diagonal != edits
                                                && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1])
                                ? furthest[middle + diagonal + 1]
                                : furthest[middle + diagonal - 1] + 1;
                while (x < before.size()
                        && x - diagonal < after.size()
                        && before.get(x).equals(after.get(x - diagonal))) {
                    x++;
                }
                furthest[middle + diagonal] = x;
                if (x >= before.size() && x - diagonal >= after.size()) {
                    reached.add(furthest.clone());
                    return reached;
                }
            }
            reached.add(furthest.clone());
        }
    }

    /** Puts a change before those that come after it, as one with the next if they touch. */
    private static void add(Deque<LineChange> changes, LineChange change) {
        LineChange next = changes.peekFirst();
        if (next != null && next.from == change.to && next.newFrom == change.newTo) {
            changes.removeFirst();
            changes.addFirst(new LineChange(change.from, next.to, change.newFrom, next.newTo));
        } else {
            changes.addFirst(change);
        }
    }
}
