package dev.wouldblock.reports;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Text inside Markdown (CommonMark with GitHub's and GitLab's additions): it is shown, and does nothing. */
final class Markdown {
    private static final String MARKS = "\\`*_{}[]<>|~#!$&^";
    private static final Pattern TICKS = Pattern.compile("`+");

    private Markdown() {}

    /** Running text. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<') {
                safe.append("&lt;");
            } else if (c == '@') {
                // A comment between sign and name: otherwise the person of that name gets a mail.
                safe.append("@<!-- -->");
            } else if (c == ':' && text.startsWith("//", i + 1)) {
                // Addresses become links without any mark.
                safe.append("\\:");
            } else if (c == '.' && i >= 3 && text.regionMatches(true, i - 3, "www", 0, 3)) {
                safe.append("\\.");
            } else {
                safe.append(MARKS.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return safe.toString();
    }

    /** A code span with longer fences than any in the text. */
    static String code(String text) {
        String fence = "`".repeat(longestTicks(text) + 1);
        String padding = text.startsWith("`") || text.endsWith("`") ? " " : "";
        return fence + padding + text + padding + fence;
    }

    /** A fenced block of one line. A build server would take one that starts with two colons for a command. */
    static String block(String language, String line) {
        String fence = "`".repeat(Math.max(3, longestTicks(line) + 1));
        String inert = line.startsWith("::") ? "\\u003a" + line.substring(1) : line;
        return fence + language + "\n" + inert + "\n" + fence + "\n\n";
    }

    private static int longestTicks(String text) {
        return TICKS.matcher(text).results().mapToInt(Markdown::length).max().orElse(0);
    }

    private static int length(MatchResult match) {
        return match.end() - match.start();
    }
}
