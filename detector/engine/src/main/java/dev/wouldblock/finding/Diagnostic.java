package dev.wouldblock.finding;

/**
 * Something that was skipped or only partly analysed; findings may be missing because of it.
 *
 * @param subject class name, or path as the user gave it
 * @param problem what is wrong, in one line
 */
public record Diagnostic(String subject, String problem) {
    @Override
    public String toString() {
        return subject + ": " + problem;
    }
}
