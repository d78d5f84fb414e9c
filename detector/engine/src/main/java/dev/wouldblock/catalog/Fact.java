package dev.wouldblock.catalog;

import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a fact table.
 *
 * @param owner internal name of the declaring class; a trailing {@code /*} stands for all classes of a package
 * @param method method name, {@code *} for all, empty for a fact about an annotation
 * @param arity number of parameters, -1 for any
 * @param parameters simple names of the erased parameter types, empty where the line does not name them
 * @param values the {@code key=value} pairs
 * @param reason why the fact holds
 */
public record Fact(
        FactKind kind,
        String owner,
        String method,
        int arity,
        List<String> parameters,
        Map<String, String> values,
        String reason) {
    /** The argument number that stands for the receiver. */
    public static final int RECEIVER = -1;
    /** The argument number of a key that the fact does not have. */
    public static final int ABSENT = -2;

    /** The key of the facts that are not built in. */
    static final String ADDED = "added";

    private static final int ANY = -1;

    public Fact {
        parameters = List.copyOf(parameters);
        values = Map.copyOf(values);
    }

    /**
     * Parses {@code kind owner#method/arity [key=value ...] | reason}. In the place of {@code /arity} may stand
     * {@code (Type,Type)}, and {@code @annotation} in the place of the method.
     *
     * @throws IllegalArgumentException with the line in its message
     */
    static Fact parse(String line) {
        int bar = line.indexOf(" | ");
        String[] words = (bar < 0 ? line : line.substring(0, bar)).strip().split("\\s+");
        if (bar < 0 || words.length < 2) {
            throw new IllegalArgumentException("not a fact: " + line);
        }
        Target target = Target.parse(words[1], line);
        Map<String, String> values = new HashMap<>();
        for (int i = 2; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            if (pair.length != 2 || values.put(pair[0], pair[1]) != null) {
                throw new IllegalArgumentException("not a fact: " + line);
            }
        }
        return new Fact(
                FactKind.parse(words[0]),
                target.owner.replace('.', '/'),
                target.method,
                target.arity,
                target.parameters,
                values,
                line.substring(bar + 3).strip());
    }

    private record Target(String owner, String method, int arity, List<String> parameters) {
        static Target parse(String word, String line) {
            int hash = word.indexOf('#');
            boolean isAnnotation = word.startsWith("@");
            if (isAnnotation && word.length() > 1 && hash < 0) {
                return new Target(word.substring(1), "", ANY, List.of());
            }
            int open = word.indexOf('(');
            int slash = word.lastIndexOf('/');
            if (hash > 0 && !isAnnotation && open > hash + 1 && word.endsWith(")")) {
                String list = word.substring(open + 1, word.length() - 1);
                List<String> parameters = list.isEmpty() ? List.of() : List.of(list.split(",", -1));
                if (!parameters.contains("")) {
                    return new Target(
                            word.substring(0, hash), word.substring(hash + 1, open), parameters.size(), parameters);
                }
            } else if (hash > 0 && !isAnnotation && slash > hash + 1 && open < 0) {
                String arity = word.substring(slash + 1);
                return new Target(
                        word.substring(0, hash),
                        word.substring(hash + 1, slash),
                        arity.equals("*") ? ANY : Integer.parseUnsignedInt(arity),
                        List.of());
            }
            throw new IllegalArgumentException("not a fact: " + line);
        }
    }

    boolean namesMethod(MethodRef ref) {
        return (method.equals("*") || method.equals(ref.name()))
                && (arity < 0 || arity == ref.arity())
                && (parameters.isEmpty() || parameters.equals(simpleParameters(ref.descriptor())));
    }

    /** The erased parameter types of a descriptor as a line of a table names them. */
    static List<String> simpleParameters(String descriptor) {
        List<String> names = new ArrayList<>();
        int at = 1;
        while (at < descriptor.length() && descriptor.charAt(at) != ')') {
            int dimensions = 0;
            while (descriptor.charAt(at) == '[') {
                dimensions++;
                at++;
            }
            int end = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
            names.add(simpleType(descriptor.substring(at, end)) + "[]".repeat(dimensions));
            at = end;
        }
        return names;
    }

    private static String simpleType(String type) {
        return switch (type.charAt(0)) {
            // A class of the unnamed package has neither of them: what is left of it starts after the L.
            case 'L' ->
                type.substring(
                        Math.max(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')), 0) + 1, type.length() - 1);
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            default -> throw new IllegalArgumentException("not a type: " + type);
        };
    }

    /** The same wait, for somebody who gives up soon what is waited for. */
    public Fact asLock() {
        Map<String, String> changed = new HashMap<>(values);
        changed.put("tier", "lock");
        return with(changed);
    }

    /** The same with other {@code key=value} pairs. */
    Fact with(Map<String, String> others) {
        return new Fact(kind, owner, method, arity, parameters, others, reason);
    }

    static String count(int parameters) {
        return parameters == 0 ? "no parameter" : parameters == 1 ? "1 parameter" : parameters + " parameters";
    }

    /** Whether it comes from a user or a library, not from the built-in tables. */
    public boolean isAdded() {
        return values.containsKey(ADDED);
    }

    /** Whether it is about an annotation, not about a method. */
    public boolean isAboutAnnotation() {
        return method.isEmpty();
    }

    /** Whether the call may park its thread whatever the mode of a channel; files are there, just slow. */
    boolean isWait() {
        return kind == FactKind.WAITS
                || kind == FactKind.BLOCKS && !value("tier", "").equals("file") && !values.containsKey("mode");
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
        return value == null ? ABSENT : value.equals("this") ? RECEIVER : Integer.parseInt(value);
    }

    /** Where the argument that a key names is among the arguments of a call, the receiver first; the key is there. */
    public int operand(String key, Op.Call call) {
        return argument(key) + (call.hasReceiver() ? 1 : 0);
    }
}
