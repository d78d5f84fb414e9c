package dev.wouldblock.bytecode;

import dev.wouldblock.model.MethodRef;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The methods that the classes of a program call, each as one object: a program names the same few methods by the
 * hundred thousand, and they are compared at every step. Safe for use by several threads.
 */
final class Called {
    private final Map<MethodRef, MethodRef> known = new ConcurrentHashMap<>();

    /** Throws an {@link IllegalArgumentException} when a name or the descriptor is malformed. */
    MethodRef method(String owner, String name, String descriptor) {
        MethodRef method = new MethodRef(
                Symbolic.name(owner), Symbolic.name(name), InvocationLowering.arity(descriptor), descriptor);
        MethodRef first = known.putIfAbsent(method, method);
        return first == null ? method : first;
    }
}
