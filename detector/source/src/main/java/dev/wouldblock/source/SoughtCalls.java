package dev.wouldblock.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.wouldblock.source.CallFinder.Sought;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls of class files in the tree of a source file: under the same names, on the same line. */
final class SoughtCalls {
    private SoughtCalls() {}

    /** For each call that is there, all that it can be. */
    static Map<Sought, List<MethodCallExpr>> in(CompilationUnit unit, Set<Sought> sought) {
        String packageName =
                unit.getPackageDeclaration().map(p -> p.getNameAsString()).orElse("");
        String prefix = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        Set<Sought> here = new HashSet<>();
        unit.getTypes()
                .forEach(type -> sought.stream()
                        .filter(call -> isIn(call.className(), prefix + type.getNameAsString()))
                        .forEach(here::add));
        Map<Sought, List<MethodCallExpr>> found = new HashMap<>();
        unit.walk(
                MethodCallExpr.class,
                call -> here.stream()
                        .filter(s -> isSame(s, call))
                        .forEach(s ->
                                found.computeIfAbsent(s, x -> new ArrayList<>()).add(call)));
        return found;
    }

    private static boolean isIn(String className, String topLevel) {
        return className.equals(topLevel) || className.startsWith(topLevel + "$");
    }

    private static boolean isSame(Sought sought, MethodCallExpr call) {
        return call.getNameAsString().equals(sought.name())
                && Positions.of(call.getName()).line() == sought.line()
                && isInMethod(call, sought.method());
    }

    private static boolean isInMethod(Node call, String method) {
        Optional<Node> around = call.getParentNode();
        while (around.isPresent() && !(around.get() instanceof BodyDeclaration)) {
            around = around.get().getParentNode();
        }
        boolean isInitialiser = method.startsWith("<");
        return around.filter(node -> node instanceof MethodDeclaration declared
                        ? declared.getNameAsString().equals(method)
                        : isInitialiser)
                .isPresent();
    }
}
