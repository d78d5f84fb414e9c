package dev.wouldblock.finding;

/** How much an {@link Edit} asks of the person who applies it. */
public enum Safety {
    /** The code does something else only in the outcome that the finding is about. */
    SAFE,
    /** The edit takes a decision that someone has to look at. */
    SUGGESTED
}
