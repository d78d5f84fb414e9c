package dev.wouldblock.finding;

import java.util.Comparator;
import java.util.List;

/**
 * A change of the source file of a finding that cures it.
 *
 * @param fix id of the fix that it carries out
 * @param title what it does, in the imperative, one line without a full stop
 * @param replacements in the order of the text; none overlaps another
 * @param scope the code whose meaning the edit depends on
 */
public record Edit(String fix, Safety safety, String title, List<Replacement> replacements, Scope scope) {
    /**
     * A part of the text, as a {@link Replacement} counts: the methods that an edit changes.
     *
     * @param end after the last character
     */
    public record Scope(int start, int end) {
        boolean meets(Scope other) {
            return start < other.end && other.start < end;
        }
    }

    /** @throws IllegalArgumentException if replacements overlap */
    public Edit {
        // Stable: insertions at one place keep their order.
        replacements = replacements.stream()
                .sorted(Comparator.comparingInt(Replacement::start).thenComparingInt(Replacement::end))
                .toList();
        for (int i = 1; i < replacements.size(); i++) {
            if (replacements.get(i).start() < replacements.get(i - 1).end()) {
                throw new IllegalArgumentException("overlap: " + replacements);
            }
        }
    }

    /** Whether the two can not be applied to the same text: the second has to be made anew after the first. */
    public boolean conflictsWith(Edit other) {
        return scope.meets(other.scope)
                || replacements.stream()
                        .anyMatch(mine -> other.replacements.stream().anyMatch(mine::overlaps));
    }

    /** The text after the edit. */
    public String applyTo(String text) {
        return apply(replacements, text);
    }

    /** The text after edits of which none conflicts with another. */
    public static String applyAll(List<Edit> edits, String text) {
        return apply(
                edits.stream()
                        .flatMap(edit -> edit.replacements().stream())
                        .sorted(Comparator.comparingInt(Replacement::start))
                        .toList(),
                text);
    }

    private static String apply(List<Replacement> sorted, String text) {
        StringBuilder edited = new StringBuilder(text.length() + 256);
        int done = 0;
        for (Replacement replacement : sorted) {
            edited.append(text, done, replacement.start()).append(replacement.text());
            done = replacement.end();
        }
        return edited.append(text, done, text.length()).toString();
    }
}
