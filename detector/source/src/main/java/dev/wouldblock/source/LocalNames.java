package dev.wouldblock.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that compilers give to the local and anonymous classes of a class: {@code Outer$1} for anonymous ones,
 * {@code Outer$1Local} for local ones, counted in the order of the text. Arguments come before the class that they are
 * passed to.
 */
final class LocalNames {
    /** A node on the way down, or an anonymous class whose arguments are done. */
    private record Step(Node node, boolean named) {}

    private final String enclosing;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<Node, String> names = new IdentityHashMap<>();
    private final Deque<Step> left = new ArrayDeque<>();

    private LocalNames(String enclosing) {
        this.enclosing = enclosing;
    }

    /** @param declaration a type, an expression that creates an anonymous class, or an enum constant */
    static Map<Node, String> of(String enclosing, Node declaration) {
        LocalNames all = new LocalNames(enclosing);
        all.walk(body(declaration));
        return all.names;
    }

    /** Whether an enum constant has a class of its own; it may be empty. */
    static boolean hasBody(EnumConstantDeclaration constant) {
        return !constant.getClassBody().isEmpty()
                || constant.getTokenRange()
                        .map(tokens -> tokens.getEnd().getText().equals("}"))
                        .orElse(false);
    }

    private static List<Node> body(Node declaration) {
        if (declaration instanceof ObjectCreationExpr e) {
            return List.copyOf(e.getAnonymousClassBody().orElseThrow());
        } else if (declaration instanceof EnumConstantDeclaration constant) {
            return List.copyOf(constant.getClassBody());
        }
        List<Node> all = new ArrayList<>();
        if (declaration instanceof EnumDeclaration e) {
            all.addAll(e.getEntries());
        }
        all.addAll(((TypeDeclaration<?>) declaration).getMembers());
        return all;
    }

    /** Without recursion: expressions can be nested to any depth. */
    private void walk(List<Node> body) {
        push(body);
        while (!left.isEmpty()) {
            Step step = left.pop();
            Node node = step.node();
            if (step.named()) {
                name(node, "");
            } else if (node instanceof TypeDeclaration<?> type) {
                boolean isLocal = type.getParentNode()
                        .filter(p -> p instanceof LocalClassDeclarationStmt || p instanceof LocalRecordDeclarationStmt)
                        .isPresent();
                if (isLocal) {
                    name(type, type.getNameAsString());
                }
            } else if (node instanceof ObjectCreationExpr e
                    && e.getAnonymousClassBody().isPresent()) {
                left.push(new Step(e, true));
                push(List.copyOf(e.getArguments()));
                e.getScope().ifPresent(scope -> push(List.of(scope)));
            } else if (node instanceof EnumConstantDeclaration constant && hasBody(constant)) {
                left.push(new Step(constant, true));
                push(List.copyOf(constant.getArguments()));
            } else {
                push(node.getChildNodes());
            }
        }
    }

    private void push(List<Node> nodes) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            left.push(new Step(nodes.get(i), false));
        }
    }

    private void name(Node node, String simpleName) {
        names.put(node, enclosing + "$" + taken.merge(simpleName, 1, Integer::sum) + simpleName);
    }
}
