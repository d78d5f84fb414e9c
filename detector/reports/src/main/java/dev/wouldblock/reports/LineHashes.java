package dev.wouldblock.reports;

import dev.wouldblock.reports.sources.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hash by which GitHub knows a line again after others have moved it, {@code primaryLocationLineHash}. GitHub's
 * upload computes it for files that have none; with ours, alerts are the same whoever uploads the file.
 *
 * <p>A line's hash is a polynomial over the 100 characters that start with it: blanks and tabs do not count, line ends
 * are line feeds, a mark ends the file and zeros follow it. A number tells lines with the same hash apart.
 */
final class LineHashes {
    private static final int WINDOW = 100;
    private static final long BASE = 37;
    private static final char END_OF_FILE = 0xFFFF;

    private final List<String> hashes;

    private LineHashes(List<String> hashes) {
        this.hashes = hashes;
    }

    static LineHashes of(SourceText text) {
        StringBuilder characters = new StringBuilder(text.characters().length() + 1);
        List<Integer> starts = new ArrayList<>();
        boolean lineStarts = true;
        for (int i = 0; i <= text.characters().length(); i++) {
            char c = i == text.characters().length()
                    ? END_OF_FILE
                    : text.characters().charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' && i > 0 && text.characters().charAt(i - 1) == '\r') {
                continue;
            }
            if (lineStarts) {
                starts.add(characters.length());
            }
            lineStarts = c == '\n' || c == '\r';
            characters.append(lineStarts ? '\n' : c);
        }
        Map<String, Integer> seen = new HashMap<>();
        List<String> hashes = new ArrayList<>(starts.size());
        for (int start : starts) {
            String hash = Long.toHexString(polynomial(characters, start));
            hashes.add(hash + ":" + seen.merge(hash, 1, Integer::sum));
        }
        return new LineHashes(hashes);
    }

    /** @param number 1-based */
    Optional<String> line(int number) {
        return number < 1 || number > hashes.size() ? Optional.empty() : Optional.of(hashes.get(number - 1));
    }

    private static long polynomial(CharSequence characters, int start) {
        long hash = 0;
        for (int i = start; i < start + WINDOW; i++) {
            hash = hash * BASE + (i < characters.length() ? characters.charAt(i) : 0);
        }
        return hash;
    }
}
