package dev.wouldblock.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All types that anything is known of, and how they relate. */
abstract class Types {
    private final Map<JavaType, List<JavaType>> supertypes = new ConcurrentHashMap<>();

    /** A type by its internal name. */
    abstract Optional<TypeInfo> find(String name);

    /** Whether a top-level type with this internal name exists. */
    abstract boolean exists(String name);

    /** Whether it is a top-level type of the project. */
    abstract boolean declares(String name);

    /** Whether all types of a package (with slashes) are known, so that a name that is not found is not in it. */
    abstract boolean isComplete(String packageName);

    /** The member type of a type or of its supertypes. */
    Optional<String> memberType(String type, String simpleName) {
        Set<String> seen = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(type));
        while (!left.isEmpty()) {
            String next = left.poll();
            Optional<TypeInfo> info = seen.add(next) ? find(next) : Optional.empty();
            if (info.isEmpty()) {
                continue;
            }
            if (info.get().nested().contains(simpleName)) {
                return Optional.of(next + "$" + simpleName);
            }
            info.get().supertypes().forEach(s -> left.add(s.name()));
        }
        return Optional.empty();
    }

    /** The type and its supertypes, each as the given type sees it, nearest first. */
    List<JavaType> withSupertypes(JavaType type) {
        JavaType start = type.isVariable() ? type.bound().orElseThrow() : type;
        if (!start.isClass()) {
            return List.of();
        }
        List<JavaType> known = supertypes.get(start);
        if (known == null) {
            known = List.copyOf(search(start));
            supertypes.put(start, known);
        }
        return known;
    }

    private List<JavaType> search(JavaType start) {
        List<JavaType> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        all.add(start);
        seen.add(start.name());
        for (int i = 0; i < all.size(); i++) {
            JavaType at = all.get(i);
            find(at.name()).ifPresent(info -> {
                Map<String, JavaType> variables = variables(info, at);
                for (JavaType supertype : info.supertypes()) {
                    if (seen.add(supertype.name())) {
                        all.add(supertype.substitute(variables));
                    }
                }
            });
        }
        return all;
    }

    /** Whether methods of a type that is found may be missing. */
    abstract boolean isPartial(String name);

    /** Whether the supertypes of a type are all known, and the methods of all of them. */
    boolean isFullyKnown(JavaType type) {
        return withSupertypes(type).stream().allMatch(t -> find(t.name()).isPresent() && !isPartial(t.name()));
    }

    /** What the type variables of a declaration stand for. Raw types leave them as they are. */
    static Map<String, JavaType> variables(TypeInfo info, JavaType use) {
        List<JavaType> declared = info.header().variables();
        if (declared.size() != use.arguments().size()) {
            return Map.of();
        }
        Map<String, JavaType> all = new HashMap<>();
        for (int i = 0; i < declared.size(); i++) {
            all.put(declared.get(i).name(), use.arguments().get(i));
        }
        return all;
    }

    /** The given type as its supertype sees it: {@code List<String>} as {@code Iterable} is {@code Iterable<String>}. */
    Optional<JavaType> asSuper(JavaType type, String supertype) {
        return withSupertypes(type).stream()
                .filter(t -> t.name().equals(supertype))
                .findFirst();
    }

    boolean isSubtype(JavaType type, String supertype) {
        return asSuper(type, supertype).isPresent();
    }

    /** A field of a type or of its supertypes, with its type as seen through the given one. */
    Optional<Member.Field> field(JavaType type, String name) {
        for (JavaType at : withSupertypes(type)) {
            Optional<TypeInfo> info = find(at.name());
            Optional<Member.Field> field = info.flatMap(i -> i.field(name));
            if (field.isPresent()) {
                Member.Field f = field.get();
                JavaType seen = f.type().substitute(variables(info.get(), at));
                return Optional.of(
                        new Member.Field(f.owner(), name, seen, f.isStatic(), f.constant(), f.initializer()));
            }
        }
        return Optional.empty();
    }

    /** The one abstract method of a functional interface (JLS 9.8), as the given type sees it. */
    Optional<Member.Method> function(JavaType type) {
        for (JavaType at : withSupertypes(type)) {
            Optional<TypeInfo> info = find(at.name());
            if (info.isEmpty()) {
                return Optional.empty();
            }
            if (!info.get().isInterface()) {
                continue;
            }
            for (Member.Method m : info.get().methods()) {
                if (m.isAbstract() && !isOfObject(m)) {
                    return Optional.of(Methods.seenThrough(m, variables(info.get(), at)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOfObject(Member.Method m) {
        return m.name().equals("equals") && m.arity() == 1
                || m.arity() == 0 && (m.name().equals("hashCode") || m.name().equals("toString"));
    }
}
