package dev.wouldblock.source.edit;

import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import java.util.ArrayList;
import java.util.List;

/** The text of a source file, where its nodes stand in it, and the style in which it is written. */
final class JavaText {
    private static final String USUAL_LEVEL = "    ";

    private final String text;
    private final CompilationUnit unit;
    private final List<Integer> lineStarts = new ArrayList<>(List.of(0));
    private final String lineEnd;
    private final String level;

    JavaText(String text, CompilationUnit unit) {
        this.text = text;
        this.unit = unit;
        int firstEnd = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\r\n", i))) {
                firstEnd = firstEnd < 0 ? i : firstEnd;
                lineStarts.add(i + 1);
            }
        }
        this.lineEnd = firstEnd < 0
                ? "\n"
                : text.charAt(firstEnd) == '\r'
                        ? "\r"
                        : firstEnd > 0 && text.charAt(firstEnd - 1) == '\r' ? "\r\n" : "\n";
        this.level = level();
    }

    CompilationUnit unit() {
        return unit;
    }

    /** How the file ends its lines: as the first one does. */
    String lineEnd() {
        return lineEnd;
    }

    /** One step of indentation. */
    String oneLevel() {
        return level;
    }

    /** A line in which each tab at the start is a step of indentation. */
    String indented(String line) {
        int levels = 0;
        while (line.startsWith("\t", levels)) {
            levels++;
        }
        return level.repeat(levels) + line.substring(levels);
    }

    int length() {
        return text.length();
    }

    char at(int offset) {
        return text.charAt(offset);
    }

    int start(Node node) {
        return node.getRange().map(range -> offset(range.begin)).orElseThrow();
    }

    /** After the last character. */
    int end(Node node) {
        return node.getRange().map(range -> offset(range.end) + 1).orElseThrow();
    }

    /** A node as it is written. */
    String of(Node node) {
        return text.substring(start(node), end(node));
    }

    String between(int start, int end) {
        return text.substring(start, end);
    }

    boolean isOnOneLine(Node node) {
        return node.getRange()
                .filter(range -> range.begin.line == range.end.line)
                .isPresent();
    }

    int lineStart(int offset) {
        int start = offset;
        while (start > 0 && !isLineEnd(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Where the line ends; its line end comes after that. */
    int lineEnd(int offset) {
        int end = offset;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The start of the next line; the end of the text after the last one. */
    int nextLine(int offset) {
        int end = lineEnd(offset);
        return end == text.length() ? end : end + (text.startsWith("\r\n", end) ? 2 : 1);
    }

    /** The starts of the lines after the one of {@code from} up to the one of {@code to}, without empty lines. */
    List<Integer> lineStarts(int from, int to) {
        return lineStarts.stream()
                .filter(start -> start > from
                        && start <= to
                        && !text.substring(start, lineEnd(start)).isBlank())
                .toList();
    }

    /** The white space at the start of a line. */
    String indentation(int offset) {
        int start = lineStart(offset);
        return text.substring(start, skipBlanks(start));
    }

    /** The first character from here on, in the same line, that is no white space. */
    int skipBlanks(int offset) {
        int end = offset;
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether nothing but white space stands before it in its line. */
    boolean isFirstInLine(int offset) {
        return skipBlanks(lineStart(offset)) >= offset;
    }

    /** The end of the comments that follow in the same line; {@code offset} if there are none. */
    int afterComments(int offset) {
        int end = offset;
        while (true) {
            int next = skipBlanks(end);
            int close = text.startsWith("/*", next) ? text.indexOf("*/", next + 2) : -1;
            if (text.startsWith("//", next)) {
                return lineEnd(next);
            } else if (close >= 0 && close < lineEnd(next)) {
                end = close + 2;
            } else {
                return end;
            }
        }
    }

    private int offset(Position position) {
        return lineStarts.get(position.line - 1) + position.column - 1;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    /** What members of a type have more than the type itself. */
    private String level() {
        return unit.getTypes().stream()
                .flatMap(type -> type.getMembers().stream().map(member -> {
                    String outer = indentation(start(type));
                    String inner = indentation(start(member));
                    return isFirstInLine(start(member)) && inner.startsWith(outer)
                            ? inner.substring(outer.length())
                            : "";
                }))
                .filter(difference -> !difference.isEmpty())
                .findFirst()
                .orElse(USUAL_LEVEL);
    }
}
