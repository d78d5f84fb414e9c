package dev.wouldblock.bytecode;

import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Op.Dispatch;
import dev.wouldblock.model.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls and creations of function objects in one class. */
final class InvocationLowering {
    private static final String LAMBDA_FACTORY = "java/lang/invoke/LambdaMetafactory";

    private final String owner;
    private final SharedRefs refs;
    private final Set<String> privateMethods;

    /**
     * @param owner internal name of the class that holds the calls
     * @param privateMethods name and descriptor of its private methods
     */
    InvocationLowering(String owner, SharedRefs refs, Set<String> privateMethods) {
        this.owner = owner;
        this.refs = refs;
        this.privateMethods = privateMethods;
    }

    SharedRefs refs() {
        return refs;
    }

    Op call(MethodInsnNode node, int result, List<Integer> arguments, Position position) {
        Mentions.Call call = mention(node.getOpcode(), refs.method(node.owner, node.name, node.desc));
        return new Op.Call(result, call.method(), call.dispatch(), arguments, false, position);
    }

    Op dynamic(InvokeDynamicInsnNode node, int result, List<Integer> arguments, Position position) {
        Optional<Handle> body = body(node.bsm, node.bsmArgs);
        if (body.isEmpty()) {
            return new Op.Compute(result, Op.Operator.OTHER, arguments, position);
        }
        Handle handle = body.get();
        Mentions.Call target =
                mention(handle.getTag(), refs.method(handle.getOwner(), handle.getName(), handle.getDesc()));
        return new Op.Lambda(
                result,
                target.method(),
                target.dispatch(),
                Type.getReturnType(node.desc).getInternalName(),
                arguments,
                position);
    }

    /** What a function object runs when it is called, if an instruction with this bootstrap method creates one (JDK {@code LambdaMetafactory}). */
    static Optional<Handle> body(Handle bootstrap, Object[] arguments) {
        return makesFunctions(bootstrap.getOwner())
                        && arguments.length > 1
                        && arguments[1] instanceof Handle body
                        && body.getTag() >= Opcodes.H_INVOKEVIRTUAL
                ? Optional.of(body)
                : Optional.empty();
    }

    /** Whether the bootstrap methods of a class create function objects. */
    static boolean makesFunctions(String factory) {
        return factory.equals(LAMBDA_FACTORY);
    }

    /**
     * A call, or what a function object runs.
     *
     * @param how the opcode of the call, or the kind of the method handle
     */
    Mentions.Call mention(int how, SharedRefs.Shared method) {
        return method.by(dispatch(how, method.ref()));
    }

    private Dispatch dispatch(int how, MethodRef method) {
        return switch (how) {
            case Opcodes.INVOKESTATIC, Opcodes.H_INVOKESTATIC -> Dispatch.STATIC;
            case Opcodes.INVOKESPECIAL, Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Dispatch.SPECIAL;
            // Since Java 11 compilers call private methods like virtual ones (JVMS 5.4.6), yet nothing overrides them.
            default ->
                method.owner().equals(owner) && privateMethods.contains(method.name() + method.descriptor())
                        ? Dispatch.SPECIAL
                        : Dispatch.VIRTUAL;
        };
    }

    /** Number of values that a call takes from the stack. */
    static int argumentCount(MethodInsnNode node) {
        return arity(node.desc) + (node.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
    }

    static int arity(String descriptor) {
        return Symbolic.arity(descriptor);
    }

    /** Number of slots of a value of the type whose descriptor starts at an index. */
    static int size(String descriptor, int at) {
        return switch (descriptor.charAt(at)) {
            case 'V' -> 0;
            case 'J', 'D' -> 2;
            default -> 1;
        };
    }
}
