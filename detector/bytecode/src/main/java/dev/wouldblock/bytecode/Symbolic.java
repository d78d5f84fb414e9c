package dev.wouldblock.bytecode;

/**
 * Checks of the names and descriptors that a class file refers to. ASM passes on what it finds, and what is malformed
 * here would come out wrong, or not at all, wherever a descriptor is taken apart later.
 */
final class Symbolic {
    private Symbolic() {}

    /** The same name; throws an {@link IllegalArgumentException} when the class file has none there. */
    static String name(String name) {
        // A reference to constant 0 is null in ASM, whatever the annotations of its methods promise.
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("refers to something without a name");
        }
        return name;
    }

    /** The same field descriptor (JVMS 4.3.2); throws an {@link IllegalArgumentException} when it is malformed. */
    static String fieldDescriptor(String descriptor) {
        if (endOfType(name(descriptor), 0) != descriptor.length()) {
            throw malformed(descriptor);
        }
        return descriptor;
    }

    /**
     * Number of parameters of a method descriptor (JVMS 4.3.3); throws an {@link IllegalArgumentException} when it is
     * malformed.
     */
    static int arity(String descriptor) {
        if (name(descriptor).charAt(0) != '(') {
            throw malformed(descriptor);
        }
        int count = 0;
        int at = 1;
        while (charAt(descriptor, at) != ')') {
            at = endOfType(descriptor, at);
            count++;
        }
        at++;
        int end = charAt(descriptor, at) == 'V' ? at + 1 : endOfType(descriptor, at);
        if (end != descriptor.length()) {
            throw malformed(descriptor);
        }
        return count;
    }

    private static int endOfType(String descriptor, int start) {
        int at = start;
        while (charAt(descriptor, at) == '[') {
            at++;
        }
        switch (charAt(descriptor, at)) {
            case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z' -> {
                return at + 1;
            }
            case 'L' -> {
                int end = descriptor.indexOf(';', at);
                if (end > at + 1) {
                    return end + 1;
                }
            }
            default -> {}
        }
        throw malformed(descriptor);
    }

    private static char charAt(String descriptor, int at) {
        return at < descriptor.length() ? descriptor.charAt(at) : '\0';
    }

    private static IllegalArgumentException malformed(String descriptor) {
        return new IllegalArgumentException("malformed descriptor '" + descriptor + "'");
    }
}
