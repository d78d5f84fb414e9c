package dev.wouldblock.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads signatures of class files (JVMS 4.7.9.1). A wildcard becomes its bound. */
final class SignatureReader {
    private final String text;
    private final List<JavaType> outer;
    private final List<String> packages;
    private final List<JavaType> own = new ArrayList<>();
    private int at;

    /** @param outer type variables in scope */
    SignatureReader(String text, List<JavaType> outer) {
        this(text, outer, List.of());
    }

    /** @param packages those that a number before the name of a class stands for */
    SignatureReader(String text, List<JavaType> outer, List<String> packages) {
        this.text = text;
        this.outer = outer;
        this.packages = packages;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** Declarations of type variables, which all that follows can use. */
    List<JavaType> formals() {
        if (!take('<')) {
            return List.of();
        }
        while (!take('>')) {
            int colon = text.indexOf(':', at);
            String name = text.substring(at, colon);
            at = colon + 1;
            own.add(JavaType.variable(name, type().erased()));
        }
        return List.copyOf(own);
    }

    List<JavaType> parameters() {
        List<JavaType> parameters = new ArrayList<>();
        at++;
        while (!take(')')) {
            parameters.add(type());
        }
        return parameters;
    }

    JavaType type() {
        char kind = text.charAt(at++);
        switch (kind) {
            case '[':
                return type().arrayOf(1);
            case '*':
                return JavaType.OBJECT;
            case '+', '-':
                return type();
            case 'T': {
                int end = text.indexOf(';', at);
                String name = text.substring(at, end);
                at = end + 1;
                return variable(name);
            }
            case 'L':
                return classType();
            default:
                return JavaType.ofDescriptor(kind);
        }
    }

    private JavaType variable(String name) {
        return find(own, name)
                .or(() -> find(outer, name))
                // A bound may name a variable that is declared after it.
                .orElseGet(() -> JavaType.variable(name, JavaType.OBJECT));
    }

    private static Optional<JavaType> find(List<JavaType> variables, String name) {
        return variables.stream().filter(v -> v.name().equals(name)).findFirst();
    }

    private JavaType classType() {
        int start = at;
        while (text.charAt(at) != ';' && text.charAt(at) != '<') {
            at++;
        }
        String name = inFull(text.substring(start, at));
        List<JavaType> arguments = new ArrayList<>();
        if (take('<')) {
            while (!take('>')) {
                arguments.add(type());
            }
        }
        at++;
        return JavaType.of(name, arguments);
    }

    private String inFull(String name) {
        int first = name.charAt(0);
        if (first < '0' || first > '9') {
            return name;
        }
        int slash = name.indexOf('/');
        return packages.get(Integer.parseInt(name.substring(0, slash))) + name.substring(slash);
    }

    private boolean take(char expected) {
        if (text.charAt(at) != expected) {
            return false;
        }
        at++;
        return true;
    }
}
