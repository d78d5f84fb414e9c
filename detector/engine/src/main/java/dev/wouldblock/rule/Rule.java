package dev.wouldblock.rule;

import java.util.Locale;

/** A rule. Its metadata is on its page, {@code docs/rules/ID.md}. */
public interface Rule {
    /** The id of the rule's page: the class name in capitals, with {@code WB_} before it. */
    default String id() {
        return "WB_"
                + getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toUpperCase(Locale.ROOT);
    }
}
