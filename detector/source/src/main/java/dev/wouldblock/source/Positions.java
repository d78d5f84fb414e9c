package dev.wouldblock.source;

import com.github.javaparser.ast.Node;
import dev.wouldblock.model.Position;

/** Places of nodes. */
final class Positions {
    private Positions() {}

    static Position of(Node node) {
        return between(node, node);
    }

    /** From the start of one node to the end of another, as far as the line goes on which it starts. */
    static Position between(Node first, Node last) {
        return first.getRange()
                .map(from -> new Position(
                        from.begin.line,
                        from.begin.column,
                        last.getRange()
                                        .filter(to -> to.end.line == from.begin.line)
                                        .map(to -> to.end.column)
                                        .orElseGet(() -> from.end.line == from.begin.line ? from.end.column : 0)
                                + 1))
                .orElse(Position.UNKNOWN);
    }

    /** Where a node ends: the closing brace of a body. */
    static Position endOf(Node node) {
        return node.getRange()
                .map(r -> new Position(r.end.line, r.end.column, r.end.column + 1))
                .orElse(Position.UNKNOWN);
    }
}
