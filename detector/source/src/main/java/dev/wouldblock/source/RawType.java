package dev.wouldblock.source;

import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.VoidType;
import com.github.javaparser.ast.type.WildcardType;
import java.util.List;
import java.util.Optional;

/**
 * A type as it is written, detached from its tree.
 *
 * @param name with dots; {@code var} when it is to be inferred
 */
record RawType(String name, List<RawType> arguments, int dimensions) {
    static final RawType OBJECT = new RawType("java.lang.Object", List.of(), 0);
    static final RawType INFERRED = new RawType("var", List.of(), 0);

    RawType {
        arguments = List.copyOf(arguments);
    }

    static RawType of(Type type) {
        if (type instanceof ClassOrInterfaceType c) {
            List<RawType> arguments = c.getTypeArguments()
                    .map(a -> a.stream().map(RawType::of).toList())
                    .orElse(List.of());
            return new RawType(c.getNameWithScope(), arguments, 0);
        }
        if (type instanceof ArrayType a) {
            RawType element = of(a.getComponentType());
            return new RawType(element.name, element.arguments, element.dimensions + 1);
        }
        if (type instanceof PrimitiveType p) {
            return new RawType(p.asString(), List.of(), 0);
        }
        if (type instanceof VoidType) {
            return new RawType("void", List.of(), 0);
        }
        if (type instanceof WildcardType w) {
            return w.getExtendedType().or(w::getSuperType).map(RawType::of).orElse(OBJECT);
        }
        if (type instanceof TypeParameter p) {
            return new RawType(p.getNameAsString(), List.of(), 0);
        }
        if (type instanceof UnionType u) {
            return of(u.getElements().get(0));
        }
        if (type instanceof IntersectionType i) {
            return of(i.getElements().get(0));
        }
        return INFERRED;
    }

    static Optional<RawType> bound(TypeParameter parameter) {
        return parameter.getTypeBound().isEmpty()
                ? Optional.empty()
                : Optional.of(of(parameter.getTypeBound().get(0)));
    }

    RawType arrayOf(int more) {
        return more == 0 ? this : new RawType(name, arguments, dimensions + more);
    }

    boolean isInferred() {
        return name.equals("var");
    }
}
