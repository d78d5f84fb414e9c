package dev.wouldblock.bytecode;

import dev.wouldblock.input.Input;

/** A class file in memory. */
record MemoryInput(String label, byte[] bytes) implements Input {}
