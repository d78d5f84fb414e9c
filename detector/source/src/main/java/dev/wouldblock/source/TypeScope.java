package dev.wouldblock.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The meaning of type names at a place: type variables, local classes, member types, and then the file's names. */
final class TypeScope {
    private final Types types;
    private final FileNames file;
    private final @Nullable TypeScope outer;
    /** Internal name of the type whose body this is; empty for methods and blocks. */
    private final String type;

    private final Map<String, JavaType> variables = new HashMap<>();
    private final Map<String, String> localTypes = new HashMap<>();

    private TypeScope(Types types, FileNames file, @Nullable TypeScope outer, String type) {
        this.types = types;
        this.file = file;
        this.outer = outer;
        this.type = type;
    }

    static TypeScope ofFile(Types types, FileNames file) {
        return new TypeScope(types, file, null, "");
    }

    TypeScope inside(String typeName) {
        return new TypeScope(types, file, this, typeName);
    }

    TypeScope nested() {
        return new TypeScope(types, file, this, "");
    }

    /** The scope that this one stands in; the same one for that of a file. */
    TypeScope around() {
        return outer == null ? this : outer;
    }

    FileNames file() {
        return file;
    }

    void declare(String simpleName, String internalName) {
        localTypes.put(simpleName, internalName);
    }

    /** Declares type variables, whose bounds may name each other. */
    List<JavaType> declare(List<String> names, List<Optional<RawType>> bounds) {
        names.forEach(n -> variables.put(n, JavaType.variable(n, JavaType.OBJECT)));
        List<JavaType> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            JavaType bound = bounds.get(i).map(b -> resolve(b).erased()).orElse(JavaType.OBJECT);
            JavaType variable = JavaType.variable(names.get(i), bound);
            variables.put(names.get(i), variable);
            all.add(variable);
        }
        return all;
    }

    JavaType resolve(RawType raw) {
        if (raw.isInferred()) {
            return JavaType.UNKNOWN;
        }
        if (raw.name().equals("void")) {
            return JavaType.VOID;
        }
        JavaType base = JavaType.primitive(raw.name())
                .or(() -> variable(raw.name()))
                .orElseGet(() -> {
                    List<JavaType> arguments =
                            raw.arguments().stream().map(this::resolve).toList();
                    return JavaType.of(className(raw.name()), arguments);
                });
        return base.arrayOf(raw.dimensions());
    }

    /** Internal name of the class behind a name; empty when it may be in one of several unknown packages. */
    Optional<String> unambiguous(String dotted) {
        int dot = dotted.indexOf('.');
        String first = dot < 0 ? dotted : dotted.substring(0, dot);
        boolean isQualified = dot >= 0 && !Character.isUpperCase(dotted.charAt(0));
        boolean isGuess = !isQualified && find(first).isEmpty();
        return isGuess && file.unknownPackages().size() > 1 ? Optional.empty() : Optional.of(className(dotted));
    }

    private String className(String dotted) {
        int dot = dotted.indexOf('.');
        if (dot < 0) {
            return find(dotted).orElseGet(() -> file.guess(dotted));
        }
        return find(dotted.substring(0, dot))
                .map(first -> {
                    String name = first;
                    for (String part : dotted.substring(dot + 1).split("\\.")) {
                        String around = name;
                        name = types.memberType(around, part).orElse(around + "$" + part);
                    }
                    return name;
                })
                .orElseGet(() -> Character.isUpperCase(dotted.charAt(0))
                        ? file.guess(dotted.substring(0, dot))
                                + dotted.substring(dot).replace('.', '$')
                        : file.qualified(dotted));
    }

    private Optional<JavaType> variable(String name) {
        for (TypeScope scope = this; scope != null; scope = scope.outer) {
            JavaType known = scope.variables.get(name);
            if (known != null) {
                return Optional.of(known);
            }
            if (scope.localTypes.containsKey(name)) {
                return Optional.empty();
            }
            if (!scope.type.isEmpty()) {
                Optional<TypeInfo> info = types.find(scope.type);
                Optional<JavaType> declared = info.flatMap(i -> i.header().variables().stream()
                        .filter(v -> v.name().equals(name))
                        .findFirst());
                if (declared.isPresent()) {
                    return declared;
                }
                if (info.isPresent() && info.get().nested().contains(name)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Internal name of the class behind a simple name; empty when it is nowhere to be found. */
    Optional<String> find(String simpleName) {
        for (TypeScope scope = this; scope != null; scope = scope.outer) {
            String local = scope.localTypes.get(simpleName);
            if (local != null) {
                return Optional.of(local);
            }
            if (!scope.type.isEmpty()) {
                Optional<String> member = types.memberType(scope.type, simpleName);
                if (member.isPresent()) {
                    return member;
                }
            }
        }
        return file.find(simpleName);
    }
}
