package dev.wouldblock.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The annotations that are written on declarations, by the internal names of their types. */
final class Annotations {
    /** Those of the JDK that no class file has: nearly every file is full of them. */
    private static final Set<String> SOURCE_ONLY =
            Set.of("java/lang/Override", "java/lang/SuppressWarnings", "java/io/Serial");

    private Annotations() {}

    /**
     * Of a method or constructor; none for other nodes, as what compilers generate for these has no annotations.
     *
     * @param inside scope of the body of its class
     */
    static Set<String> ofMethod(Node node, TypeScope inside) {
        boolean isWritten = node instanceof CallableDeclaration || node instanceof CompactConstructorDeclaration;
        return isWritten ? names((NodeWithAnnotations<?>) node, inside) : Set.of();
    }

    /**
     * Of a type; none for the node of an anonymous class.
     *
     * @param inside scope of its body, whose member types are not visible to its annotations (JLS 6.3)
     */
    static Set<String> ofType(Node node, TypeScope inside) {
        return node instanceof TypeDeclaration<?> type ? names(type, inside.around()) : Set.of();
    }

    private static Set<String> names(NodeWithAnnotations<?> declaration, TypeScope scope) {
        return declaration.getAnnotations().stream()
                .map(AnnotationExpr::getNameAsString)
                .map(scope::unambiguous)
                .flatMap(Optional::stream)
                .filter(name -> !SOURCE_ONLY.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }
}
