package dev.wouldblock.bytecode;

import org.objectweb.asm.Type;

/**
 * Which register stands for which local variable and for which place on the operand stack. Parameters come first, one
 * register each although a long or double takes two slots (JVMS 2.6.1); then all other slots; then the stack.
 */
final class Registers {
    private final int parameterCount;
    private final int[] ofSlot;
    private int count;

    Registers(boolean isStatic, String descriptor, int maxLocals) {
        int receiver = isStatic ? 0 : 1;
        Type[] parameters = Type.getArgumentTypes(descriptor);
        parameterCount = receiver + parameters.length;
        int parameterSlots = receiver;
        for (Type parameter : parameters) {
            parameterSlots += parameter.getSize();
        }
        ofSlot = new int[Math.max(maxLocals, parameterSlots)];
        int nextParameter = receiver;
        int nextOther = parameterCount;
        int slot = receiver;
        for (Type parameter : parameters) {
            ofSlot[slot++] = nextParameter++;
            if (parameter.getSize() == 2) {
                // Compilers may use the upper half for another variable once the parameter is dead.
                ofSlot[slot++] = nextOther++;
            }
        }
        while (slot < ofSlot.length) {
            ofSlot[slot++] = nextOther++;
        }
        count = ofSlot.length;
    }

    int parameterCount() {
        return parameterCount;
    }

    /** All registers that were ever asked for. */
    int count() {
        return count;
    }

    int ofLocal(int slot) {
        if (slot >= ofSlot.length) {
            throw new IllegalStateException("uses local variable " + slot + " of " + ofSlot.length);
        }
        return ofSlot[slot];
    }

    /** The register of a place on the operand stack, counted in values from the bottom. */
    int ofStack(int index) {
        int register = ofSlot.length + index;
        count = Math.max(count, register + 1);
        return register;
    }
}
