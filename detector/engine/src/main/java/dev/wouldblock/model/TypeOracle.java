package dev.wouldblock.model;

/** Answers questions about types that may lie outside the program. */
public interface TypeOracle {
    /**
     * Is {@code type} the same as, or a subtype of, {@code ancestor}?
     *
     * @param type internal name
     * @param ancestor internal name
     */
    Answer isSubtype(String type, String ancestor);
}
