package dev.wouldblock.bytecode;

import dev.wouldblock.model.Mentions;
import java.util.List;

/**
 * What is seen of a method in one look at its class.
 *
 * @param number counted from 0 in the order of the class file
 * @param access flags (JVMS 4.6)
 * @param annotations descriptors of the types of the annotations on the method, as they are written
 * @param code offset of its code in the class file (JVMS 4.7.3), 0 where it has none
 * @param mentions what the code names
 */
record MethodOutline(
        int number, int access, String name, String descriptor, List<String> annotations, int code, Mentions mentions) {
    boolean is(int flag) {
        return (access & flag) != 0;
    }

    /** Unique in a class that virtual machines take (JVMS 4.6). */
    String key() {
        return name + descriptor;
    }

    boolean hasCode() {
        return code > 0;
    }
}
