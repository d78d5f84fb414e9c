package dev.wouldblock.bytecode;

import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op.Dispatch;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The methods and fields that the classes of a program name, each as one object: a program names the same few by the
 * hundred thousand, and they are compared at every step. Safe for use by several threads. All methods throw an
 * {@link IllegalArgumentException} when a name or a descriptor is malformed.
 */
final class SharedRefs {
    /** A method, and its calls as methods mention them, one for each dispatch that there is. */
    static final class Shared {
        private final MethodRef ref;
        private final Mentions.@Nullable Call[] calls = new Mentions.Call[Dispatch.values().length];

        Shared(MethodRef ref) {
            this.ref = ref;
        }

        MethodRef ref() {
            return ref;
        }

        Mentions.Call by(Dispatch dispatch) {
            // Two threads may make one each: they are equal, and that is all that counts.
            Mentions.Call known = calls[dispatch.ordinal()];
            if (known == null) {
                known = new Mentions.Call(ref, dispatch);
                calls[dispatch.ordinal()] = known;
            }
            return known;
        }
    }

    /** Room from the start for what a program of middle size names. */
    private static final int ROOM = 1 << 13;

    private final Map<MethodRef, Shared> methods = new ConcurrentHashMap<>(ROOM);
    private final Map<FieldRef, FieldRef> fields = new ConcurrentHashMap<>(ROOM);
    /** Names and descriptors. */
    private final Map<String, String> texts = new ConcurrentHashMap<>(ROOM);

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
                        new MethodRef(text(owner), text(name), ref.arity(), text(descriptor)), Shared::new);
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
        String known = texts.get(text);
        return known != null ? known : texts.computeIfAbsent(text, t -> t);
    }
}
