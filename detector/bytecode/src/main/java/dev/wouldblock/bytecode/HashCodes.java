package dev.wouldblock.bytecode;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** A set of hash codes that is asked about every class that every class of a program names. */
final class HashCodes {
    private static final int LOW_BITS = 0xFFFF;

    private final Set<Integer> codes = new HashSet<>();
    /** Rules out nearly all that are not in the set. */
    private final BitSet low = new BitSet(LOW_BITS + 1);

    /** Whether the code is new. */
    boolean add(int code) {
        low.set(code & LOW_BITS);
        return codes.add(code);
    }

    boolean contains(int code) {
        return low.get(code & LOW_BITS) && codes.contains(code);
    }

    boolean containsAny(int[] some) {
        for (int code : some) {
            if (contains(code)) {
                return true;
            }
        }
        return false;
    }
}
