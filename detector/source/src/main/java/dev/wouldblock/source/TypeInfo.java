package dev.wouldblock.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A declared type and its members. Members are worked out when they are first asked for, since their types may be
 * declared in files that nobody has looked at yet.
 */
final class TypeInfo {
    /** How a type is declared. */
    enum Kind {
        CLASS,
        INTERFACE,
        ENUM,
        RECORD
    }

    /** The supertypes alone: names in the members of a type may be inherited from them. */
    record Header(List<JavaType> variables, JavaType superclass, List<JavaType> interfaces) {
        Header {
            variables = List.copyOf(variables);
            interfaces = List.copyOf(interfaces);
        }
    }

    private static final Header UNKNOWN = new Header(List.of(), JavaType.OBJECT, List.of());

    private final String name;
    private final Kind kind;
    private final String outer;
    private final boolean hasOuterInstance;
    private final List<String> nested;
    private final String sourceFile;
    private final Optional<TypeScope> scope;
    private final CycleGuard guard;
    private final Supplier<Header> headerSource;
    private final Supplier<Members> membersSource;
    private volatile @Nullable Header header;
    private volatile @Nullable Members members;

    /** Fields and methods, those of one name in the order of their declaration. */
    static final class Members {
        private final List<Member.Field> fields;
        private final List<Member.Method> methods;
        private final Map<String, Member.Field> fieldsByName = new HashMap<>();
        private final Map<String, List<Member.Method>> methodsByName = new HashMap<>();

        Members(List<Member.Field> fields, List<Member.Method> methods) {
            this.fields = List.copyOf(fields);
            this.methods = List.copyOf(methods);
            fields.forEach(f -> fieldsByName.putIfAbsent(f.name(), f));
            methods.forEach(m -> methodsByName
                    .computeIfAbsent(m.name(), k -> new ArrayList<>())
                    .add(m));
        }
    }

    /**
     * @param name internal name
     * @param outer internal name of the directly enclosing type, empty for top-level types
     * @param hasOuterInstance whether each object belongs to one of the enclosing type (JLS 8.1.3)
     * @param nested simple names of the member types
     * @param sourceFile path below the source root, empty for types of the JDK
     * @param guard shared by all types of a project
     * @param scope what names mean inside it, empty for types of the JDK
     */
    TypeInfo(
            String name,
            Kind kind,
            String outer,
            boolean hasOuterInstance,
            List<String> nested,
            String sourceFile,
            Optional<TypeScope> scope,
            CycleGuard guard,
            Supplier<Header> header,
            Supplier<Members> members) {
        this.name = name;
        this.kind = kind;
        this.outer = outer;
        this.hasOuterInstance = hasOuterInstance;
        this.nested = List.copyOf(nested);
        this.sourceFile = sourceFile;
        this.scope = scope;
        this.guard = guard;
        this.headerSource = header;
        this.membersSource = members;
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    boolean isInterface() {
        return kind == Kind.INTERFACE;
    }

    String outer() {
        return outer;
    }

    boolean hasOuterInstance() {
        return hasOuterInstance;
    }

    List<String> nested() {
        return nested;
    }

    String sourceFile() {
        return sourceFile;
    }

    Optional<TypeScope> scope() {
        return scope;
    }

    /** The type seen from inside, with its own variables as arguments. */
    JavaType type() {
        return JavaType.of(name, header().variables());
    }

    Header header() {
        Header known = header;
        if (known != null) {
            return known;
        }
        // Two threads may both work it out; they get the same.
        CycleGuard.Answer<Header> answer = guard.run(this, UNKNOWN, headerSource);
        if (answer.last()) {
            header = answer.value();
        }
        return answer.value();
    }

    private Members members() {
        Members known = members;
        if (known == null) {
            known = membersSource.get();
            members = known;
        }
        return known;
    }

    /** The superclass first. */
    List<JavaType> supertypes() {
        List<JavaType> all = new ArrayList<>();
        all.add(header().superclass());
        all.addAll(header().interfaces());
        return all;
    }

    List<Member.Method> methods() {
        return members().methods;
    }

    List<Member.Method> methods(String wanted) {
        return members().methodsByName.getOrDefault(wanted, List.of());
    }

    List<Member.Field> fields() {
        return members().fields;
    }

    Optional<Member.Field> field(String wanted) {
        return Optional.ofNullable(members().fieldsByName.get(wanted));
    }
}
