package dev.wouldblock.scan.fixes;

import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Replacement;
import dev.wouldblock.model.Position;
import java.util.List;
import java.util.Optional;

/** Where the places of a text are after edits of it. */
final class MovedPlaces {
    private final String before;
    private final String after;
    private final List<Replacement> replacements;

    /** @param edits those that make the one text of the other */
    MovedPlaces(String before, List<Edit> edits, String after) {
        this.before = before;
        this.after = after;
        this.replacements =
                edits.stream().flatMap(edit -> edit.replacements().stream()).toList();
    }

    /** The line and the column; empty where the place is not known, or an edit has written it anew. */
    Optional<Position> of(Position place) {
        if (place.column() == 0) {
            return Optional.empty();
        }
        int offset = lineStart(before, place.line()) + place.column() - 1;
        boolean isRewritten = replacements.stream().anyMatch(r -> r.start() <= offset && offset < r.end());
        int moved = replacements.stream()
                .filter(r -> r.end() <= offset)
                .mapToInt(r -> r.text().length() - (r.end() - r.start()))
                .sum();
        return isRewritten ? Optional.empty() : Optional.of(position(offset + moved));
    }

    private static int lineStart(String text, int line) {
        int start = 0;
        for (int i = 0, passed = 1; passed < line && i < text.length(); i++) {
            if (isLineEnd(text, i)) {
                passed++;
                start = i + 1;
            }
        }
        return start;
    }

    private Position position(int offset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            if (isLineEnd(after, i)) {
                line++;
                start = i + 1;
            }
        }
        return new Position(line, offset - start + 1, 0);
    }

    private static boolean isLineEnd(String text, int at) {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r' && !text.startsWith("\r\n", at);
    }
}
