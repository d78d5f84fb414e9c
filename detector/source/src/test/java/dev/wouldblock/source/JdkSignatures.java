package dev.wouldblock.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of {@code jdk.signatures}, to which those of another JDK can be added. */
final class JdkSignatures {
    private static final Pattern RANGE = Pattern.compile("of JDK (\\d+) to (\\d+), ");

    private int oldest;
    private int newest;
    private final Map<String, Type> types = new TreeMap<>(Comparator.comparing(JdkSignatures::packageOf)
            // Member types first, as the names of files are sorted.
            .thenComparing(name -> name + "."));

    /** @param members lines by what tells the members of a type apart */
    private record Type(String line, Map<String, String> members) {}

    private JdkSignatures(int oldest, int newest) {
        this.oldest = oldest;
        this.newest = newest;
    }

    /** @param text as {@link #text()} makes it, or nothing */
    static JdkSignatures parse(String text) {
        Matcher range = RANGE.matcher(text);
        JdkSignatures parsed = range.find()
                ? new JdkSignatures(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)))
                : new JdkSignatures(Integer.MAX_VALUE, 0);
        parsed.read(text);
        return parsed;
    }

    /** @param lines of types, each followed by those of its members */
    static JdkSignatures of(int jdk, String lines) {
        JdkSignatures all = new JdkSignatures(jdk, jdk);
        all.read(lines);
        return all;
    }

    private void read(String text) {
        List<JavaType> variables = List.of();
        Map<String, String> members = Map.of();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", 4);
            if (line.startsWith("c ") || line.startsWith("i ")) {
                variables = new SignatureReader(words[2], List.of()).formals();
                members = new TreeMap<>();
                types.put(words[1], new Type(line, members));
            } else if (!line.startsWith("#")) {
                members.put(words[1] + parameters(words[2], variables), line);
            }
        }
    }

    /** What is between the brackets of a method's descriptor; nothing for a field. */
    private static String parameters(String signature, List<JavaType> variables) {
        if (!signature.contains("(")) {
            return "";
        }
        SignatureReader reader = new SignatureReader(signature, variables);
        reader.formals();
        return Member.Method.descriptor(reader.parameters(), JavaType.VOID);
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('/'));
    }

    int newest() {
        return newest;
    }

    /** Adds what another JDK has; where both say something about a type or a member, the newer one is right. */
    void add(JdkSignatures other) {
        other.types.forEach((name, type) -> {
            Type known = types.get(name);
            Map<String, String> members = new TreeMap<>(known == null ? Map.of() : known.members());
            boolean isNewer = known == null || other.newest >= newest;
            type.members().forEach((key, line) -> members.merge(key, line, (here, there) -> isNewer ? there : here));
            types.put(name, new Type(isNewer ? type.line() : known.line(), members));
        });
        oldest = Math.min(oldest, other.oldest);
        newest = Math.max(newest, other.newest);
    }

    /** Types and members of this table that another one does not have. */
    Set<String> missingIn(JdkSignatures other) {
        Set<String> missing = new TreeSet<>();
        types.forEach((name, type) -> {
            Type known = other.types.get(name);
            if (known == null) {
                missing.add(name);
            } else {
                type.members().keySet().stream()
                        .filter(key -> !known.members().containsKey(key))
                        .forEach(key -> missing.add(name + "#" + key));
            }
        });
        return missing;
    }

    String text() {
        StringBuilder text = new StringBuilder("# The public API of packages of JDK " + oldest + " to " + newest
                + ", as class-file signatures (JVMS 4.7.9.1).\n"
                + "# c class, i interface: name signature; m method, a abstract, s static, upper case with variable arity;"
                + " f field, g static: name type [constant]\n");
        for (Type type : types.values()) {
            text.append(type.line()).append('\n');
            List<String> lines = new ArrayList<>(type.members().values());
            lines.sort(Comparator.naturalOrder());
            lines.forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
