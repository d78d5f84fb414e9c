package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import java.util.Optional;

/** What stands around a node. */
final class Around {
    private Around() {}

    /** The nearest of a kind, the node itself left out. */
    static <N extends Node> Optional<N> nearest(Class<N> kind, Node node) {
        Optional<Node> outer = node.getParentNode();
        while (outer.isPresent() && !kind.isInstance(outer.get())) {
            outer = outer.get().getParentNode();
        }
        return outer.map(kind::cast);
    }
}
