package dev.wouldblock.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A key that the lines of a kind of facts may have.
 *
 * @param words what may stand behind it, empty where that is no choice between words
 * @param isRequired whether each line has it; lines about annotations never have to
 */
record FactKey(String name, Form form, Set<String> words, boolean isRequired) {
    /** What stands behind a key. */
    enum Form {
        WORD,
        TEXT,
        NUMBER,
        /** The number of an argument. */
        ARGUMENT,
        /** The number of an argument, or {@code this} for the receiver. */
        OPERAND,
        /** Names of methods of the owner. */
        METHODS
    }

    private static final String DIGITS = "\\d{1,3}";

    FactKey {
        words = Set.copyOf(words);
    }

    private static FactKey of(String name, Form form, String... words) {
        return new FactKey(name, form, Set.of(words), false);
    }

    static FactKey oneOf(String name, String... words) {
        return of(name, Form.WORD, words);
    }

    /** A key behind which anything may stand. */
    static FactKey text(String name) {
        return of(name, Form.TEXT);
    }

    static FactKey number(String name) {
        return of(name, Form.NUMBER);
    }

    static FactKey argument(String name) {
        return of(name, Form.ARGUMENT);
    }

    static FactKey operand(String name) {
        return of(name, Form.OPERAND);
    }

    static FactKey methods(String name) {
        return of(name, Form.METHODS);
    }

    FactKey required() {
        return new FactKey(name, form, words, true);
    }

    /** How a line has it. */
    String usage() {
        return name + "="
                + switch (form) {
                    case WORD -> choice();
                    case ARGUMENT, OPERAND, NUMBER -> "N";
                    case METHODS -> "METHOD";
                    case TEXT -> "TEXT";
                };
    }

    private String choice() {
        return String.join(" or ", new TreeSet<>(words));
    }

    /** What is wrong with the value that a fact has for this key. */
    Optional<String> problem(Fact fact) {
        String value = fact.value(name, "");
        boolean fits = switch (form) {
            case WORD -> words.contains(value);
            case TEXT -> !value.isEmpty();
            case NUMBER, ARGUMENT -> value.matches(DIGITS);
            case OPERAND -> value.matches(DIGITS + "|this");
            case METHODS -> !named(value).contains("");
        };
        if (fits) {
            return isArgument() && fact.arity() >= 0 && fact.argument(name) >= fact.arity()
                    ? Optional.of(tooFar(value, fact.method() + " has " + Fact.count(fact.arity())))
                    : Optional.empty();
        }
        return Optional.of(
                switch (form) {
                    case WORD -> name + " can not be \"" + value + "\", but " + choice();
                    case ARGUMENT, OPERAND -> name + " is the number of an argument, not \"" + value + "\"";
                    case NUMBER -> name + " is a number, not \"" + value + "\"";
                    case METHODS -> name + " is the name of a method, not \"" + value + "\"";
                    case TEXT -> name + " says nothing";
                });
    }

    /** What is wrong with the value of a fact, as the methods of its owner show. */
    Optional<String> problem(Fact fact, KnownClasses.Members owner) {
        String value = fact.value(name, "");
        String shown = fact.owner().replace('/', '.');
        if (form == Form.METHODS) {
            return named(value).stream()
                    .filter(wanted -> owner.methods().stream()
                            .noneMatch(method -> method.name().equals(wanted)))
                    .findFirst()
                    .map(wanted -> shown + " has no method " + wanted + " for " + name);
        }
        boolean isTooFar = isArgument()
                && owner.methods().stream()
                        .noneMatch(method -> fact.namesMethod(method) && fact.argument(name) < method.arity());
        return isTooFar
                ? Optional.of(tooFar(value, "no " + fact.method() + " of " + shown + " has as many parameters"))
                : Optional.empty();
    }

    private boolean isArgument() {
        return form == Form.ARGUMENT || form == Form.OPERAND;
    }

    private String tooFar(String value, String why) {
        return "there is no argument " + value + " for " + name + ", counted from 0: " + why;
    }

    private static List<String> named(String value) {
        return Arrays.asList(value.split(",", -1));
    }
}
