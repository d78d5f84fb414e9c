package dev.wouldblock.bytecode;

import static org.objectweb.asm.Opcodes.*;

import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.Mentions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * Goes over the instructions of methods (JVMS 6.5) for what they name in the constant pool. All methods throw a
 * {@link RuntimeException} where the file is damaged.
 */
final class CodeScanner {
    private static final int STRING = 8;
    private static final int LDC_W = 19;
    private static final int WIDE = 196;
    private static final int GOTO_W = 200;
    private static final int JSR_W = 201;
    /** Bytes of each instruction; 0 where that depends on more than the opcode. */
    private static final byte[] LENGTHS = lengths();
    /** Bytes of an entry of the table of handlers, and where the caught type is in it. */
    private static final int HANDLER = 8;

    private static final int CAUGHT = 6;

    private final ClassReader reader;
    private final char[] buffer;
    private final int bootstraps;
    private final SharedRefs refs;
    private final InvocationLowering invocations;
    /** What the constants of methods and fields are, as far as they were needed. */
    private final @Nullable SharedRefs.Shared[] methods;

    private final @Nullable FieldRef[] fields;

    private final List<Mentions.Call> calls = new ArrayList<>();
    private final List<Mentions.Lambda> lambdas = new ArrayList<>();
    private final List<FieldRef> loads = new ArrayList<>();
    private final List<FieldRef> stores = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Set<String> caught = new HashSet<>();

    /** @param bootstraps offset of the bootstrap methods (JVMS 4.7.23), 0 where the class has none */
    CodeScanner(ClassReader reader, char[] buffer, int bootstraps, SharedRefs refs, InvocationLowering invocations) {
        this.reader = reader;
        this.buffer = buffer;
        this.bootstraps = bootstraps;
        this.refs = refs;
        this.invocations = invocations;
        this.methods = new SharedRefs.Shared[reader.getItemCount()];
        this.fields = new FieldRef[reader.getItemCount()];
    }

    private static byte[] lengths() {
        byte[] lengths = new byte[JSR_W + 1];
        Arrays.fill(lengths, (byte) 1);
        set(lengths, 2, BIPUSH, BIPUSH, LDC, LDC, ILOAD, ALOAD, ISTORE, ASTORE, RET, RET, NEWARRAY, NEWARRAY);
        set(lengths, 3, SIPUSH, SIPUSH, LDC_W, LDC_W + 1, IINC, IINC, IFEQ, JSR, GETSTATIC, INVOKESTATIC, NEW, NEW);
        set(lengths, 3, ANEWARRAY, ANEWARRAY, CHECKCAST, INSTANCEOF, IFNULL, IFNONNULL);
        set(lengths, 4, MULTIANEWARRAY, MULTIANEWARRAY);
        set(lengths, 5, INVOKEINTERFACE, INVOKEDYNAMIC, GOTO_W, JSR_W);
        set(lengths, 0, TABLESWITCH, LOOKUPSWITCH, WIDE, WIDE);
        return lengths;
    }

    /** @param ranges first and last opcodes, in pairs */
    private static void set(byte[] lengths, int length, int... ranges) {
        for (int i = 0; i < ranges.length; i += 2) {
            Arrays.fill(lengths, ranges[i], ranges[i + 1] + 1, (byte) length);
        }
    }

    /** @param code offset of the content of a Code attribute (JVMS 4.7.3) */
    Mentions scan(int code) {
        calls.clear();
        lambdas.clear();
        loads.clear();
        stores.clear();
        made.clear();
        texts.clear();
        caught.clear();
        // The sizes of the stack and of the local variables come before.
        int start = code + 8;
        int end = Math.addExact(start, reader.readInt(code + 4));
        for (int at = start; at < end; ) {
            int opcode = reader.readByte(at);
            if (opcode >= LENGTHS.length) {
                throw new IllegalStateException("has an unknown instruction " + opcode);
            }
            int length = LENGTHS[opcode];
            if (length > 1) {
                instruction(opcode, at);
            }
            at = length > 0 ? at + length : endOfLong(opcode, start, at, end);
        }
        for (int left = reader.readUnsignedShort(end), at = end + 2; left > 0; left--, at += HANDLER) {
            int type = reader.readUnsignedShort(at + CAUGHT);
            caught.add(type == 0 ? "" : name(type));
        }
        return new Mentions(calls, lambdas, loads, stores, made, texts, caught);
    }

    /** The end of an instruction whose length is not told by its opcode. */
    private int endOfLong(int opcode, int start, int at, int end) {
        if (opcode == WIDE) {
            return at + (reader.readByte(at + 1) == IINC ? 6 : 4);
        }
        // Operands are aligned to four bytes from the start of the code.
        int operands = at + 4 - (at - start) % 4;
        int cases = opcode == TABLESWITCH
                ? Math.addExact(Math.subtractExact(reader.readInt(operands + 8), reader.readInt(operands + 4)), 1)
                : reader.readInt(operands + 4);
        if (cases < 0 || cases > end - at) {
            throw new IllegalStateException("has a switch with " + cases + " cases");
        }
        return opcode == TABLESWITCH ? operands + 12 + 4 * cases : operands + 8 + 8 * cases;
    }

    private void instruction(int opcode, int at) {
        switch (opcode) {
            case LDC -> constant(reader.readByte(at + 1));
            case LDC_W -> constant(reader.readUnsignedShort(at + 1));
            case GETSTATIC, GETFIELD -> loads.add(field(reader.readUnsignedShort(at + 1)));
            case PUTSTATIC, PUTFIELD -> stores.add(field(reader.readUnsignedShort(at + 1)));
            case INVOKEVIRTUAL, INVOKESPECIAL, INVOKESTATIC, INVOKEINTERFACE ->
                calls.add(invocations.mention(opcode, method(reader.readUnsignedShort(at + 1))));
            case INVOKEDYNAMIC -> dynamic(reader.getItem(reader.readUnsignedShort(at + 1)));
            case NEW -> made.add(name(reader.readUnsignedShort(at + 1)));
            default -> {}
        }
    }

    private void constant(int index) {
        int item = reader.getItem(index);
        if (reader.readByte(item - 1) == STRING) {
            texts.add(reader.readUTF8(item, buffer));
        }
    }

    private FieldRef field(int index) {
        FieldRef known = fields[index];
        if (known == null) {
            known = member(index, refs::field);
            fields[index] = known;
        }
        return known;
    }

    private SharedRefs.Shared method(int index) {
        SharedRefs.Shared known = methods[index];
        if (known == null) {
            known = member(index, refs::method);
            methods[index] = known;
        }
        return known;
    }

    private interface Maker<T> {
        T make(String owner, String name, String descriptor);
    }

    /** What a constant names: a class, and a name and type (JVMS 4.4.2). */
    private <T> T member(int index, Maker<T> maker) {
        int item = reader.getItem(index);
        int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
        return maker.make(
                reader.readClass(item, buffer),
                reader.readUTF8(nameAndType, buffer),
                reader.readUTF8(nameAndType + 2, buffer));
    }

    /** What a function object runs, if a constant of an invokedynamic makes one. */
    private void dynamic(int item) {
        if (bootstraps == 0) {
            throw new IllegalStateException("has an invokedynamic without bootstrap methods");
        }
        int at = bootstraps + 2;
        for (int left = reader.readUnsignedShort(item); left > 0; left--) {
            at += 4 + 2 * reader.readUnsignedShort(at + 2);
        }
        // The kind of a handle, and what it names.
        int factory = reader.getItem(reader.readUnsignedShort(at));
        int ofFactory = reader.getItem(reader.readUnsignedShort(factory + 1));
        if (reader.readUnsignedShort(at + 2) > 1
                && InvocationLowering.makesFunctions(reader.readClass(ofFactory, buffer))) {
            int body = reader.getItem(reader.readUnsignedShort(at + 6));
            int kind = reader.readByte(body);
            if (kind >= H_INVOKEVIRTUAL) {
                String type = reader.readUTF8(reader.getItem(reader.readUnsignedShort(item + 2)) + 2, buffer);
                lambdas.add(new Mentions.Lambda(
                        invocations.mention(kind, method(reader.readUnsignedShort(body + 1))),
                        refs.text(Type.getReturnType(type).getInternalName())));
            }
        }
    }

    private String name(int index) {
        return refs.text(Symbolic.name(reader.readUTF8(reader.getItem(index), buffer)));
    }
}
