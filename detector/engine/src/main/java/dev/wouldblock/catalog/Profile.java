package dev.wouldblock.catalog;

/** Which rules run: {@code STRICT} includes {@code DEFAULT}. */
public enum Profile {
    DEFAULT,
    STRICT;

    /** Whether a rule of profile {@code rule} runs when this profile is asked for. */
    public boolean includes(Profile rule) {
        return rule.ordinal() <= ordinal();
    }
}
