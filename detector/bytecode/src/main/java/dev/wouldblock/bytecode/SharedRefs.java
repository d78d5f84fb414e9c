package dev.wouldblock.bytecode;

import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op.Dispatch;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The methods and fields that the classes of a program name, each as one object: a program names the same few by the
 * hundred thousand, and they are compared at every step. Safe for use by several threads. All methods throw an
 * {@link IllegalArgumentException} when a name or a descriptor is malformed.
 */
final class SharedRefs {
    /** A method, and the ways to call it. */
    record Shared(MethodRef ref, Mentions.Call byStatic, Mentions.Call bySpecial, Mentions.Call byVirtual) {
        private static Shared of(MethodRef ref) {
            return new Shared(
                    ref,
                    new Mentions.Call(ref, Dispatch.STATIC),
                    new Mentions.Call(ref, Dispatch.SPECIAL),
                    new Mentions.Call(ref, Dispatch.VIRTUAL));
        }

        Mentions.Call by(Dispatch dispatch) {
            return switch (dispatch) {
                case STATIC -> byStatic;
                case SPECIAL -> bySpecial;
                case VIRTUAL -> byVirtual;
            };
        }
    }

    private final Map<MethodRef, Shared> methods = new ConcurrentHashMap<>();
    private final Map<FieldRef, FieldRef> fields = new ConcurrentHashMap<>();
    /** Names and descriptors. */
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    private final ClassReaders readers = new ClassReaders();

    ClassReaders readers() {
        return readers;
    }

    Shared method(String owner, String name, String descriptor) {
        MethodRef ref = new MethodRef(
                Symbolic.name(owner), Symbolic.name(name), InvocationLowering.arity(descriptor), descriptor);
        Shared known = methods.get(ref);
        return known != null
                ? known
                : methods.computeIfAbsent(
                        new MethodRef(text(owner), text(name), ref.arity(), text(descriptor)), Shared::of);
    }

    FieldRef field(String owner, String name, String descriptor) {
        FieldRef ref = new FieldRef(Symbolic.name(owner), Symbolic.name(name), Symbolic.fieldDescriptor(descriptor));
        FieldRef known = fields.get(ref);
        return known != null
                ? known
                : fields.computeIfAbsent(new FieldRef(text(owner), text(name), text(descriptor)), f -> f);
    }

    /** The one string that stands for all that are equal to it. */
    String text(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}
