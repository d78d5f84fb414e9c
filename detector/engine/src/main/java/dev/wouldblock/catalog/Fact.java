package dev.wouldblock.catalog;

import dev.wouldblock.model.MethodRef;
import java.util.HashMap;
import java.util.Map;

/**
 * One line of a fact table.
 *
 * @param owner internal name of the declaring class; a trailing {@code /*} stands for all classes of a package
 * @param method method name, {@code *} for all
 * @param arity number of parameters, -1 for any
 * @param values the {@code key=value} pairs
 * @param reason why the fact holds
 */
public record Fact(FactKind kind, String owner, String method, int arity, Map<String, String> values, String reason) {
    /** The argument number that stands for the receiver. */
    public static final int RECEIVER = -1;

    public Fact {
        values = Map.copyOf(values);
    }

    /**
     * Parses {@code kind owner#method/arity [key=value ...] | reason}.
     *
     * @throws IllegalArgumentException with the line in its message
     */
    static Fact parse(String line) {
        int bar = line.indexOf(" | ");
        String[] words = (bar < 0 ? line : line.substring(0, bar)).strip().split("\\s+");
        int hash = words.length < 2 ? -1 : words[1].indexOf('#');
        int slash = words.length < 2 ? -1 : words[1].lastIndexOf('/');
        if (bar < 0 || hash < 0 || slash < hash) {
            throw new IllegalArgumentException("not a fact: " + line);
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 2; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            if (pair.length != 2 || values.put(pair[0], pair[1]) != null) {
                throw new IllegalArgumentException("not a fact: " + line);
            }
        }
        String arity = words[1].substring(slash + 1);
        return new Fact(
                FactKind.parse(words[0]),
                words[1].substring(0, hash).replace('.', '/'),
                words[1].substring(hash + 1, slash),
                arity.equals("*") ? -1 : Integer.parseInt(arity),
                values,
                line.substring(bar + 3).strip());
    }

    boolean namesMethod(MethodRef ref) {
        return (method.equals("*") || method.equals(ref.name())) && (arity < 0 || arity == ref.arity());
    }

    boolean isPackageWide() {
        return owner.endsWith("/*");
    }

    boolean coversPackageOf(String className) {
        return className.lastIndexOf('/') == owner.length() - 2
                && className.startsWith(owner.substring(0, owner.length() - 1));
    }

    public String value(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    /** The argument that a key names, {@link #RECEIVER} for {@code this}, -2 when the key is absent. */
    public int argument(String key) {
        String value = values.get(key);
        return value == null ? -2 : value.equals("this") ? RECEIVER : Integer.parseInt(value);
    }
}
