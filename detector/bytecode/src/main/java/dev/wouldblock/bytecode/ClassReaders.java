package dev.wouldblock.bytecode;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/**
 * The readers of the class files whose code was asked for last. To make one costs more than to read a method with it, and
 * each holds the strings of its class. Safe for use by several threads.
 */
final class ClassReaders {
    private static final int MOST = 50;

    private final Map<byte[], ClassReader> readers = new LinkedHashMap<>(2 * MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<byte[], ClassReader> eldest) {
            return size() > MOST;
        }
    };

    /** Throws a {@link RuntimeException} if the class file is damaged. */
    synchronized ClassReader of(byte[] classFile) {
        return readers.computeIfAbsent(classFile, ClassReader::new);
    }
}
