package dev.wouldblock.source;

import com.github.javaparser.ast.expr.Expression;
import java.util.List;
import java.util.Optional;

/** Declared members of types. */
final class Member {
    private Member() {}

    /**
     * A field.
     *
     * @param owner internal name of the declaring class
     * @param constant its value if it is a constant of the JDK
     * @param initializer what a final field of the project starts with, for constants that must be worked out
     */
    record Field(
            String owner,
            String name,
            JavaType type,
            boolean isStatic,
            Optional<Object> constant,
            Optional<Expression> initializer) {}

    /**
     * A method or constructor.
     *
     * @param descriptor as declared, even where the types are seen through type arguments
     */
    record Method(
            String owner,
            String name,
            List<JavaType> variables,
            List<JavaType> parameters,
            JavaType result,
            boolean isStatic,
            boolean isAbstract,
            boolean isPrivate,
            boolean isVarArgs,
            String descriptor) {
        Method {
            variables = List.copyOf(variables);
            parameters = List.copyOf(parameters);
        }

        int arity() {
            return parameters.size();
        }

        /** Descriptor of a method with these types. */
        static String descriptor(List<JavaType> parameters, JavaType result) {
            StringBuilder text = new StringBuilder("(");
            parameters.forEach(p -> text.append(p.descriptor()));
            return text.append(')').append(result.descriptor()).toString();
        }

        /** A method as it is declared. */
        static Method declared(
                String owner,
                String name,
                List<JavaType> variables,
                List<JavaType> parameters,
                JavaType result,
                boolean isStatic,
                boolean isAbstract,
                boolean isPrivate,
                boolean isVarArgs) {
            return new Method(
                    owner,
                    name,
                    variables,
                    parameters,
                    result,
                    isStatic,
                    isAbstract,
                    isPrivate,
                    isVarArgs,
                    descriptor(parameters, result));
        }
    }
}
