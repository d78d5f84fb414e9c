package dev.wouldblock.bytecode;

/** A class file in memory. */
record MemoryInput(String label, byte[] bytes) implements ClassInput {}
