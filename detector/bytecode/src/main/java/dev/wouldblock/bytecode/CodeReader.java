package dev.wouldblock.bytecode;

import dev.wouldblock.input.Problems;
import dev.wouldblock.model.Code;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Position;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads the code of single methods of a class file. */
final class CodeReader {
    private final byte[] bytes;
    private final InvocationLowering invocations;
    private final ClassReaders readers;
    private final Consumer<String> problems;

    /** @param problems is told of each method whose code can not be lowered */
    CodeReader(byte[] bytes, ClassReaders readers, InvocationLowering invocations, Consumer<String> problems) {
        this.bytes = bytes;
        this.readers = readers;
        this.invocations = invocations;
        this.problems = problems;
    }

    /** A method that reads its code when it is asked for; if that breaks the rules, it is code of which nothing is known. */
    MethodModel defer(MethodModel declaration, MethodOutline outline) {
        // Nothing else of the outline is kept: it is garbage when the class has been read.
        int number = outline.number();
        return declaration.withCode(outline.mentions(), method -> read(method, number));
    }

    private Code read(MethodModel method, int number) {
        try {
            return lower(tree(number));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // A hostile class file can make any reader fail in any way; what it did not say is left out, and said so.
            problems.accept(skipped(method, e));
            return Code.unknown(
                    new MethodRef(MethodRef.UNKNOWN_OWNER, method.name(), method.arity(), method.descriptor()),
                    method.parameterCount());
        }
    }

    static String skipped(MethodModel method, Throwable failure) {
        return "method " + method.name() + method.descriptor() + " skipped: " + Problems.reason(failure);
    }

    private MethodNode tree(int method) {
        One one = new One(method);
        readers.of(bytes).accept(one, ClassReader.SKIP_FRAMES);
        return Objects.requireNonNull(one.found);
    }

    private Code lower(MethodNode method) {
        Registers registers = new Registers((method.access & Opcodes.ACC_STATIC) != 0, method.desc, method.maxLocals);
        var blocks = MethodLowering.blocks(method, registers, invocations);
        return new Code(registers.count(), position(method), blocks);
    }

    private static Position position(MethodNode method) {
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof LineNumberNode line) {
                return Position.ofLine(line.line);
            }
        }
        return Position.UNKNOWN;
    }

    /** The tree of one method; the others are passed over. */
    private static final class One extends ClassVisitor {
        private final int wanted;
        private int number;
        private @Nullable MethodNode found;

        One(int wanted) {
            super(Opcodes.ASM9);
            this.wanted = wanted;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            if (number++ == wanted) {
                found = new Subroutines(access, name, descriptor, signature, exceptions);
                return found;
            }
            return null;
        }
    }
}
