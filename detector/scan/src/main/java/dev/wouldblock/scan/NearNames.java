package dev.wouldblock.scan;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that a mistyped one may stand for. */
public final class NearNames {
    private static final int MOST = 3;

    private NearNames() {}

    /** At most three of {@code known}, the nearest first. */
    static List<String> of(String name, Collection<String> known) {
        String wanted = plain(name);
        int limit = Math.max(2, wanted.length() / 3);
        return known.stream()
                .filter(candidate -> isNear(wanted, plain(candidate), limit))
                .sorted(Comparator.comparingInt((String candidate) -> distance(wanted, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /**
     * What to add to a message about a name that is not known.
     *
     * @param list where the user finds all names
     */
    public static String suggestion(String name, Collection<String> known, String list) {
        List<String> near = of(name, known);
        return near.isEmpty() ? ", see " + list : ", did you mean " + String.join(" or ", near) + "?";
    }

    private static boolean isNear(String wanted, String candidate, int limit) {
        // A part of a name (WRITE) is near however much is missing.
        return (wanted.length() > 2 && candidate.contains(wanted)) || distance(wanted, candidate) <= limit;
    }

    /** Case and the kind of separator are no difference; the prefix that all rules share would make all of them near. */
    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return lower.startsWith("wb_") ? lower.substring(3) : lower;
    }

    /** How many characters must be inserted, removed or replaced. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[row.length - 1];
    }
}
