package dev.wouldblock.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which rules run; each profile includes those before it. */
public enum Profile {
    /** Measured to be precise on released code: fit for a gate. */
    DEFAULT,
    /** Right by the contract, but often without consequence, or a matter of taste; and findings of low confidence. */
    STRICT,
    /** New, and not yet measured. */
    PREVIEW;

    /** Whether a rule of profile {@code rule} runs when this profile is asked for. */
    public boolean includes(Profile rule) {
        return rule.ordinal() <= ordinal();
    }

    /** As it is written in options and on pages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The profile of a word; empty when there is none. */
    public static Optional<Profile> of(String word) {
        return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
    }

    /** All words, for messages: {@code default, strict, preview}. */
    public static String words() {
        return Arrays.stream(values()).map(Profile::word).collect(Collectors.joining(", "));
    }
}
