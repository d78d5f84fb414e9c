package dev.wouldblock.source;

import java.util.regex.Pattern;

/** Source text without the bodies of methods: all that is needed of a file of which only the declarations matter. */
final class Declarations {
    private static final Pattern TYPE =
            Pattern.compile("(?<![\\w.$])(?:(?:class|interface|enum)\\s+[\\w$]|record\\s+[\\w$]+\\s*[<(])");

    private final String text;
    private final StringBuilder kept;
    private int at;

    private Declarations(String text) {
        this.text = text;
        this.kept = new StringBuilder(text.length() / 3);
    }

    static String of(String text) {
        Declarations reader = new Declarations(text);
        reader.read();
        return reader.kept.toString();
    }

    private void read() {
        int member = kept.length();
        boolean isBlank = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            int after = afterBlank(text, at);
            if (BareText.isBlank(c) || c == '/' && after > at) {
                // Each blank costs the parser a token.
                isBlank = true;
                at = Math.max(at + 1, after);
                continue;
            }
            if (c == '@') {
                int end = afterAnnotation();
                if (end > at) {
                    isBlank = true;
                    at = end;
                    continue;
                }
            }
            if (isBlank && BareText.needsBlank(kept, c)) {
                kept.append(' ');
            }
            isBlank = false;
            if (after > at) {
                kept.append(text, at, after);
                at = after;
                continue;
            }
            at++;
            kept.append(c);
            if (c == ';' || c == '}') {
                member = kept.length();
            } else if (c == '{') {
                if (!TYPE.matcher(kept).region(member, kept.length()).find()) {
                    skipBlock();
                    kept.append('}');
                }
                member = kept.length();
            }
        }
    }

    /** Behind an annotation with a simple or qualified name that starts here; the same place for a declaration of one. */
    private int afterAnnotation() {
        int end = at + 1;
        while (end < text.length() && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        if (end == at + 1 || text.startsWith("interface", at + 1) && end == at + 10) {
            return at;
        }
        int next = end;
        while (next < text.length() && BareText.isBlank(text.charAt(next))) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '(' ? afterParenthesis(next) : end;
    }

    private int afterParenthesis(int start) {
        int depth = 0;
        int next = start;
        while (next < text.length()) {
            int after = afterBlank(text, next);
            if (after > next) {
                next = after;
                continue;
            }
            char c = text.charAt(next++);
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return next;
            }
        }
        return next;
    }

    private void skipBlock() {
        int depth = 1;
        while (at < text.length()) {
            int after = afterBlank(text, at);
            if (after > at) {
                at = after;
                continue;
            }
            char c = text.charAt(at++);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return;
            }
        }
    }

    /** Behind a comment, string or character literal that starts here; the same place when none does. */
    static int afterBlank(String text, int start) {
        char c = text.charAt(start);
        if (c == '/' && text.startsWith("//", start)) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            return end;
        }
        if (c == '/' && text.startsWith("/*", start)) {
            int end = text.indexOf("*/", start + 2);
            return end < 0 ? text.length() : end + 2;
        }
        if (c == '"' && text.startsWith("\"\"\"", start)) {
            int end = start + 3;
            while (end < text.length() && !text.startsWith("\"\"\"", end)) {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            return Math.min(text.length(), end + 3);
        }
        if (c == '"' || c == '\'') {
            int end = start + 1;
            while (end < text.length() && text.charAt(end) != c && text.charAt(end) != '\n') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            return Math.min(text.length(), end + 1);
        }
        return start;
    }
}
