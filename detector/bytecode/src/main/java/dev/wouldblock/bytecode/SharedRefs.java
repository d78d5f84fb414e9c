package dev.wouldblock.bytecode;

import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.MethodRef;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The methods and fields that the classes of a program name, each as one object: a program names the same few by the
 * hundred thousand, and they are compared at every step. Safe for use by several threads. All methods throw an
 * {@link IllegalArgumentException} when a name or a descriptor is malformed.
 */
final class SharedRefs {
    private final Map<MethodRef, MethodRef> methods = new ConcurrentHashMap<>();
    private final Map<FieldRef, FieldRef> fields = new ConcurrentHashMap<>();

    MethodRef method(String owner, String name, String descriptor) {
        return shared(
                methods,
                new MethodRef(
                        Symbolic.name(owner), Symbolic.name(name), InvocationLowering.arity(descriptor), descriptor));
    }

    FieldRef field(String owner, String name, String descriptor) {
        return shared(
                fields, new FieldRef(Symbolic.name(owner), Symbolic.name(name), Symbolic.fieldDescriptor(descriptor)));
    }

    private static <T> T shared(Map<T, T> known, T ref) {
        T first = known.putIfAbsent(ref, ref);
        return first == null ? ref : first;
    }
}
