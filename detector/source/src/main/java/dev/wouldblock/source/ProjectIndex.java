package dev.wouldblock.source;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.wouldblock.model.ClassModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The types of the analysed files, of the JDK and of frameworks. A file is read when one of its types is asked for first. */
final class ProjectIndex extends Types {
    private final LibraryTypes libraries;
    private final Map<String, SourceUnit> files = new HashMap<>();
    private final Set<String> packages = new HashSet<>();
    private final CycleGuard guard = new CycleGuard();
    private final Set<String> settled = new HashSet<>();
    private final Set<SourceUnit> passers = ConcurrentHashMap.newKeySet();
    private final Map<String, TypeInfo> declared = new ConcurrentHashMap<>();
    /** A constant may name others several times each, and these others again. */
    private final Map<Asked, Optional<Constants.Value>> constants = new ConcurrentHashMap<>();

    /** @param depth how deep in other constants a field is asked for, as it has no value from some depth on */
    private record Asked(String owner, String field, int depth) {}

    /** @param units the file of each top-level type is known by its name; of two the first wins */
    ProjectIndex(LibraryTypes libraries, Collection<SourceUnit> units) {
        this.libraries = libraries;
        units.forEach(u -> {
            files.putIfAbsent(u.mainType(), u);
            packages.add(u.packageName());
        });
    }

    /** From now on the second and later types of files count only if these files have been read already. */
    void settle() {
        settled.addAll(declared.keySet());
    }

    @Override
    Optional<TypeInfo> find(String name) {
        String top = ClassModel.outermost(name);
        SourceUnit unit = files.get(top);
        if (unit != null) {
            unit.load(this);
        }
        // A type of a file that just happens to have been read must not change the result.
        TypeInfo known = unit != null || settled.contains(top) ? declared.get(name) : null;
        return known != null ? Optional.of(known) : libraries.find(name);
    }

    /** The file that holds a type of the project. */
    Optional<SourceUnit> unit(String name) {
        return Optional.ofNullable(files.get(ClassModel.outermost(name)));
    }

    @Override
    boolean exists(String name) {
        return declares(name) || libraries.has(name);
    }

    @Override
    boolean declares(String name) {
        return settled.contains(name) || files.containsKey(name);
    }

    @Override
    boolean isComplete(String packageName) {
        return libraries.isComplete(packageName) || packages.contains(packageName);
    }

    @Override
    boolean isPartial(String name) {
        return !declares(ClassModel.outermost(name)) && libraries.isPartial(name);
    }

    CycleGuard guard() {
        return guard;
    }

    void add(TypeInfo info) {
        declared.putIfAbsent(info.name(), info);
    }

    /** Whether a file is the one that its types are looked up in. */
    boolean isFirst(SourceUnit unit) {
        return files.get(unit.mainType()) == unit;
    }

    /**
     * Remembers the file of a method that may answer the very object that it was given, as
     * {@code <T> T checkNotNull(T, String)} does, or that is given a buffer and may keep it: its code matters wherever
     * such a method is called.
     */
    void called(Member.Method method) {
        String descriptor = method.descriptor();
        boolean mayAnswer = descriptor.startsWith("(Ljava/lang/Object;") && descriptor.endsWith(")Ljava/lang/Object;");
        if (mayAnswer || descriptor.contains("Ljava/nio/ByteBuffer;")) {
            SourceUnit unit = files.get(ClassModel.outermost(method.owner()));
            if (unit != null) {
                passers.add(unit);
            }
        }
    }

    Set<SourceUnit> passers() {
        return passers;
    }

    Collection<TypeInfo> declared() {
        return declared.values();
    }

    /** The value that compilers put in place of a constant field (JLS 4.12.4). */
    Optional<Constants.Value> constant(Member.Field field, int depth) {
        if (field.constant().isPresent()) {
            return Optional.of(
                    new Constants.Value(field.type(), field.constant().get()));
        }
        boolean mayBe = field.initializer().isPresent()
                && (field.type().isPrimitive() || field.type().isString());
        if (!mayBe) {
            return Optional.empty();
        }
        Asked asked = new Asked(field.owner(), field.name(), depth);
        Optional<Constants.Value> known = constants.get(asked);
        if (known == null) {
            known = workedOut(field, depth);
            constants.put(asked, known);
        }
        return known;
    }

    private Optional<Constants.Value> workedOut(Member.Field field, int depth) {
        return find(field.owner())
                .flatMap(TypeInfo::scope)
                .flatMap(scope -> new Constants((name, at) -> constant(name, field.owner(), scope, at))
                        .fold(field.initializer().orElseThrow(), depth + 1))
                .flatMap(v -> v.as(field.type()));
    }

    private Optional<Constants.Value> constant(Expression name, String owner, TypeScope scope, int depth) {
        if (name instanceof NameExpr n) {
            String simple = n.getNameAsString();
            String type = owner;
            while (!type.isEmpty()) {
                Optional<Member.Field> field = field(JavaType.of(type), simple);
                if (field.isPresent()) {
                    return constant(field.get(), depth + 1);
                }
                type = find(type).map(TypeInfo::outer).orElse("");
            }
            for (String imported : scope.file().staticImports(simple)) {
                Optional<Member.Field> field = field(JavaType.of(imported), simple);
                if (field.isPresent()) {
                    return constant(field.get(), depth + 1);
                }
            }
            return Optional.empty();
        }
        FieldAccessExpr access = (FieldAccessExpr) name;
        JavaType type = scope.resolve(new RawType(access.getScope().toString(), List.of(), 0));
        return field(type, access.getNameAsString()).flatMap(f -> constant(f, depth + 1));
    }
}
