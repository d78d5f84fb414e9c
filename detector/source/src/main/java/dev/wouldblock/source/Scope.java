package dev.wouldblock.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The local variables at a place in a method. */
final class Scope {
    /** A local variable, parameter, pattern variable or captured variable. */
    record Variable(int register, JavaType type) {}

    private final @Nullable Scope outer;
    private final Map<String, Variable> variables = new HashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    void declare(String name, int register, JavaType type) {
        variables.put(name, new Variable(register, type));
    }

    Optional<Variable> find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Variable variable = scope.variables.get(name);
            if (variable != null) {
                return Optional.of(variable);
            }
        }
        return Optional.empty();
    }

    /** Makes what an inner scope declares visible here too. */
    void adopt(Scope inner) {
        variables.putAll(inner.variables);
    }
}
