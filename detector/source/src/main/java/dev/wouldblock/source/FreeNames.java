package dev.wouldblock.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The local variables around a lambda or local class that its body may use. */
final class FreeNames {
    private FreeNames() {}

    /** In the order of their first use. A name that the body declares anew is kept too, which does no harm. */
    static Map<String, JavaType> captured(List<? extends Node> bodies, Scope scope) {
        Set<String> names = new LinkedHashSet<>();
        Deque<Node> left = new ArrayDeque<>();
        for (int i = bodies.size() - 1; i >= 0; i--) {
            left.push(bodies.get(i));
        }
        while (!left.isEmpty()) {
            Node node = left.pop();
            if (node instanceof NameExpr n) {
                names.add(n.getNameAsString());
            } else if (node instanceof TypeExpr t) {
                // The "out" of "out::println" may be a variable.
                String text = t.getTypeAsString();
                int dot = text.indexOf('.');
                names.add(dot < 0 ? text : text.substring(0, dot));
            }
            List<Node> children = node.getChildNodes();
            for (int i = children.size() - 1; i >= 0; i--) {
                left.push(children.get(i));
            }
        }
        Map<String, JavaType> captured = new LinkedHashMap<>();
        names.forEach(n -> scope.find(n).ifPresent(v -> captured.put(n, v.type())));
        return captured;
    }
}
