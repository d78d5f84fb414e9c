package dev.wouldblock.source;

/** A value: the register that holds it, and its type as far as it is known. */
record Typed(int register, JavaType type) {
    boolean isVoid() {
        return type.isVoid();
    }
}
