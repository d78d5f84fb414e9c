package dev.wouldblock.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The type of an expression, as far as it is known.
 *
 * @param name internal name of a class, the name of a type variable, {@code ?} when unknown; otherwise a keyword, which no
 *     class can have as its name: that of a primitive type, {@code void} or {@code null}
 * @param arguments type arguments; empty for raw types and types without parameters
 * @param dimensions of an array, 0 for others
 * @param bound what a type variable is erased to; empty for all other types
 */
record JavaType(String name, List<JavaType> arguments, int dimensions, Optional<JavaType> bound) {
    static final JavaType UNKNOWN = of("?");
    static final JavaType NULL = of("null");
    static final JavaType VOID = of("void");
    static final JavaType INT = of("int");
    static final JavaType LONG = of("long");
    static final JavaType BOOLEAN = of("boolean");
    static final JavaType CHAR = of("char");
    static final JavaType FLOAT = of("float");
    static final JavaType DOUBLE = of("double");
    static final JavaType OBJECT = of("java/lang/Object");
    static final JavaType STRING = of("java/lang/String");

    private static final Map<String, String> BOXES = Map.of(
            "boolean", "java/lang/Boolean",
            "char", "java/lang/Character",
            "byte", "java/lang/Byte",
            "short", "java/lang/Short",
            "int", "java/lang/Integer",
            "long", "java/lang/Long",
            "float", "java/lang/Float",
            "double", "java/lang/Double");
    /** Letters that stand for keywords in descriptors (JVMS 4.3). */
    private static final Map<String, String> DESCRIPTORS = Map.of(
            "boolean", "Z", "char", "C", "byte", "B", "short", "S", "int", "I", "long", "J", "float", "F", "double",
            "D", "void", "V");

    private static final Set<String> INTEGRAL = Set.of("char", "byte", "short", "int", "long");
    private static final Map<String, JavaType> UNBOXED = byValue(BOXES);
    private static final Map<String, JavaType> BY_DESCRIPTOR = byValue(DESCRIPTORS);

    JavaType {
        arguments = List.copyOf(arguments);
    }

    private static Map<String, JavaType> byValue(Map<String, String> byKeyword) {
        return byKeyword.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, e -> of(e.getKey())));
    }

    static JavaType of(String name) {
        return new JavaType(name, List.of(), 0, Optional.empty());
    }

    static JavaType of(String name, List<JavaType> arguments) {
        return new JavaType(name, arguments, 0, Optional.empty());
    }

    static JavaType variable(String name, JavaType bound) {
        return new JavaType(name, List.of(), 0, Optional.of(bound));
    }

    boolean isUnknown() {
        return name.equals("?");
    }

    boolean isNull() {
        return name.equals("null");
    }

    boolean isVoid() {
        return name.equals("void") && dimensions == 0 && bound.isEmpty();
    }

    boolean isArray() {
        return dimensions > 0;
    }

    boolean isVariable() {
        return bound.isPresent();
    }

    boolean isPrimitive() {
        return dimensions == 0 && bound.isEmpty() && BOXES.containsKey(name);
    }

    boolean isIntegral() {
        return isPrimitive() && INTEGRAL.contains(name);
    }

    boolean isFloating() {
        return equals(FLOAT) || equals(DOUBLE);
    }

    /** A class, interface, record or enum, or a type variable: something that has members. */
    boolean isClass() {
        return dimensions == 0 && !isPrimitive() && !isUnknown() && !isNull() && !isVoid();
    }

    boolean isReference() {
        return isArray() || isClass() || isNull();
    }

    JavaType arrayOf(int more) {
        return more == 0 ? this : new JavaType(name, arguments, dimensions + more, bound);
    }

    JavaType element() {
        return dimensions == 0 ? UNKNOWN : new JavaType(name, arguments, dimensions - 1, bound);
    }

    JavaType raw() {
        return arguments.isEmpty() ? this : new JavaType(name, List.of(), dimensions, bound);
    }

    /** JLS 4.6; type variables become their leftmost bound. */
    JavaType erased() {
        return bound.map(b -> b.erased().arrayOf(dimensions)).orElseGet(this::raw);
    }

    /** Descriptor of the erasure; unknown types count as {@code Object}. */
    String descriptor() {
        JavaType erased = erased();
        String base = erased.isUnknown() || erased.isNull()
                ? "Ljava/lang/Object;"
                : DESCRIPTORS.getOrDefault(erased.name, "L" + erased.name + ";");
        return "[".repeat(erased.dimensions) + base;
    }

    JavaType substitute(Map<String, JavaType> variables) {
        if (isVariable()) {
            JavaType value = variables.get(name);
            return value == null || value.isPrimitive() ? this : value.arrayOf(dimensions);
        }
        if (arguments.isEmpty() || variables.isEmpty()) {
            return this;
        }
        List<JavaType> replaced = new ArrayList<>();
        arguments.forEach(a -> replaced.add(a.substitute(variables)));
        return new JavaType(name, replaced, dimensions, bound);
    }

    /** The box of a primitive type (JLS 5.1.7), any other type itself. */
    JavaType boxed() {
        return isPrimitive() ? of(BOXES.getOrDefault(name, name)) : this;
    }

    /** The primitive type behind a box, any other type itself. */
    JavaType unboxed() {
        if (dimensions > 0 || !name.startsWith("java/lang/")) {
            return this;
        }
        JavaType primitive = UNBOXED.get(name);
        return primitive == null ? this : primitive;
    }

    boolean isBox() {
        return !unboxed().equals(this);
    }

    static Optional<JavaType> primitive(String keyword) {
        return BOXES.containsKey(keyword) ? Optional.of(of(keyword)) : Optional.empty();
    }

    /** @param letter stands for a primitive type or {@code void} in descriptors (JVMS 4.3) */
    static JavaType ofDescriptor(char letter) {
        return BY_DESCRIPTOR.getOrDefault(String.valueOf(letter), UNKNOWN);
    }

    boolean isString() {
        return equals(STRING);
    }
}
