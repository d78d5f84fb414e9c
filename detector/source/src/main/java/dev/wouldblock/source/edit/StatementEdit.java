package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.wouldblock.finding.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lines before and after a statement, and changes within it. A statement that shares its line gets one of its own; the
 * body of an {@code if} or a loop gets braces. A comment that follows the statement stays with it.
 *
 * <p>Lines are given without indentation; a tab at their start is one level more.
 */
final class StatementEdit {
    private final JavaText text;
    private final Statement statement;
    private final boolean needsBraces;
    private final String indentation;
    private final BraceStyle braces;
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private final List<Replacement> within = new ArrayList<>();

    private StatementEdit(JavaText text, Statement statement, boolean needsBraces, String indentation) {
        this.text = text;
        this.statement = statement;
        this.needsBraces = needsBraces;
        this.indentation = indentation;
        this.braces = BraceStyle.around(statement, text);
    }

    /** Empty where no other statement can stand beside it. */
    static Optional<StatementEdit> of(JavaText text, Statement statement) {
        Optional<Node> parent = statement.getParentNode();
        int start = text.start(statement);
        String line = text.indentation(start);
        if (parent.filter(StatementEdit::isBlock).isPresent()) {
            boolean sharesLine =
                    !text.isFirstInLine(start) && text.lineStart(text.start(parent.get())) == text.lineStart(start);
            return Optional.of(new StatementEdit(text, statement, false, sharesLine ? line + text.oneLevel() : line));
        }
        if (parent.filter(StatementEdit::takesBraces).isPresent()
                && text.isOnOneLine(statement)
                && hasPlaceForBrace(text, start)) {
            String outer = text.indentation(text.start(parent.get()));
            return Optional.of(new StatementEdit(text, statement, true, outer + text.oneLevel()));
        }
        return Optional.empty();
    }

    private static boolean isBlock(Node parent) {
        return parent instanceof BlockStmt
                || (parent instanceof SwitchEntry entry && entry.getType() == SwitchEntry.Type.STATEMENT_GROUP);
    }

    private static boolean takesBraces(Node parent) {
        return parent instanceof IfStmt || Exit.isLoop(parent);
    }

    /** An opening brace goes behind what stands before, which so must not be a comment. */
    private static boolean hasPlaceForBrace(JavaText text, int start) {
        int previous = previous(text, start);
        String before = text.between(text.lineStart(previous), previous + 1);
        return !before.contains("//") && !before.endsWith("*/");
    }

    StatementEdit before(String... lines) {
        braces.lines(lines).forEach(before::add);
        return this;
    }

    StatementEdit after(String... lines) {
        braces.lines(lines).forEach(after::add);
        return this;
    }

    /** Writes something else for a node within the statement. */
    StatementEdit replace(Node node, String other) {
        within.add(new Replacement(text.start(node), text.end(node), other));
        return this;
    }

    /** Changes something within the statement. */
    StatementEdit replace(Replacement replacement) {
        within.add(replacement);
        return this;
    }

    /** What opens a block behind something that is written within the statement. */
    String opening() {
        return braces.opening(text.lineEnd(), indentation);
    }

    /** The white space before the lines. */
    String indentation() {
        return indentation;
    }

    /** Whether the statement shares its lines with nothing but comments. */
    boolean hasOwnLines() {
        int next = text.skipBlanks(afterStatement());
        return !needsBraces
                && text.isFirstInLine(text.start(statement))
                && (next == text.length() || next == text.lineEnd(next));
    }

    /** Where lines after the statement go: after the comment that follows it. */
    int afterStatement() {
        return text.afterComments(text.end(statement));
    }

    List<Replacement> replacements() {
        List<Replacement> all = new ArrayList<>();
        addLead(all);
        all.addAll(within);
        addTrail(all);
        return all;
    }

    /** The same with the statement one level deeper: the line before it opens a block. */
    List<Replacement> nestedReplacements() {
        List<Replacement> all = new ArrayList<>(replacements());
        int start = text.start(statement);
        all.add(Replacement.insertion(start, text.oneLevel()));
        text.lineStarts(start, text.end(statement)).stream()
                .filter(line -> within.stream().noneMatch(r -> r.start() < line && line < r.end()))
                .forEach(line -> all.add(Replacement.insertion(line, text.oneLevel())));
        return all;
    }

    private void addLead(List<Replacement> all) {
        int start = text.start(statement);
        String lead = String.join(
                "", before.stream().map(l -> indented(l) + text.lineEnd()).toList());
        if (needsBraces) {
            String outer = text.indentation(text.start(statement.getParentNode().orElseThrow()));
            String opening = braces.opening(text.lineEnd(), outer);
            all.add(new Replacement(previous(text, start) + 1, start, opening + text.lineEnd() + lead + indentation));
        } else if (!text.isFirstInLine(start)) {
            all.add(new Replacement(previous(text, start) + 1, start, text.lineEnd() + lead + indentation));
        } else if (!lead.isEmpty()) {
            all.add(Replacement.insertion(start, lead.substring(indentation.length()) + indentation));
        }
    }

    private void addTrail(List<Replacement> all) {
        int end = afterStatement();
        String trail = String.join(
                "", after.stream().map(l -> text.lineEnd() + indented(l)).toList());
        String outer = text.indentation(text.start(statement.getParentNode().orElseThrow()));
        int next = text.skipBlanks(end);
        boolean isLast = next == text.length() || next == text.lineEnd(next);
        if (needsBraces) {
            all.add(Replacement.insertion(end, trail + text.lineEnd() + outer + "}"));
        } else if (!isLast) {
            String rest = text.at(next) == '}' ? outer : indentation;
            all.add(new Replacement(end, next, trail + text.lineEnd() + rest));
        } else if (!trail.isEmpty()) {
            all.add(Replacement.insertion(end, trail));
        }
    }

    /** Lines as they are given to {@link #after}, as they will stand there. */
    Stream<String> written(String line) {
        return braces.lines(line).map(this::indented);
    }

    private String indented(String line) {
        return indentation + text.indented(line);
    }

    /** The last character before it that is no white space. */
    private static int previous(JavaText text, int offset) {
        int at = offset - 1;
        while (at > 0 && Character.isWhitespace(text.at(at))) {
            at--;
        }
        return at;
    }
}
