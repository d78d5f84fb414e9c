package dev.wouldblock.bytecode;

import java.util.Arrays;

/**
 * The height of the operand stack and the size of each value on it: all that must be known of a value to lower the
 * instructions whose effect depends on it ({@code dup2} copies two ints, but one long).
 */
final class OperandStack {
    private byte[] sizes;
    private int height;

    /** @param sizes of the values, 1 or 2, from the bottom */
    OperandStack(byte[] sizes) {
        this.sizes = Arrays.copyOf(sizes, sizes.length + 8);
        this.height = sizes.length;
    }

    int height() {
        return height;
    }

    byte[] sizes() {
        return Arrays.copyOf(sizes, height);
    }

    /** Returns the index of the new value. */
    int push(int size) {
        if (height == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * height);
        }
        sizes[height] = (byte) size;
        return height++;
    }

    /** Returns the index of the removed value. */
    int pop() {
        if (height == 0) {
            throw new IllegalStateException("takes a value from an empty operand stack");
        }
        return --height;
    }

    /** Does the value that lies below {@code above} others take two slots? */
    boolean isWide(int above) {
        if (above >= height) {
            throw new IllegalStateException("takes a value from an empty operand stack");
        }
        return sizes[height - 1 - above] == 2;
    }
}
