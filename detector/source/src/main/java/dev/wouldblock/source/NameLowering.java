package dev.wouldblock.source;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names and field accesses: local variables, fields of this and the outer objects, captured variables, types. */
final class NameLowering {
    private final Code code;

    NameLowering(Code code) {
        this.code = code;
    }

    /** What a name stands for. */
    sealed interface Place {
        JavaType type();

        record Local(int register, JavaType type) implements Place {}

        /** @param object register of the object, {@link Op#NONE} for static fields */
        record Field(int object, FieldRef field, JavaType type, JavaType erased) implements Place {}

        record Element(int array, int index, JavaType type) implements Place {}
    }

    Typed load(Expression e) {
        Position position = e instanceof FieldAccessExpr f ? Positions.of(f.getName()) : Positions.of(e);
        if (e instanceof FieldAccessExpr f && f.getNameAsString().equals("length") && place(e).isEmpty()) {
            Typed array = code.expressions.lower(f.getScope());
            boolean isLength = array.type().isArray();
            int length = code.builder.compute(Op.Operator.OTHER, List.of(array.register()), position);
            return new Typed(length, isLength ? JavaType.INT : JavaType.UNKNOWN);
        }
        Place place = place(e).orElseGet(() -> unknown(e));
        return read(place, position);
    }

    Typed read(Place place, Position position) {
        if (place instanceof Place.Local local) {
            return new Typed(code.builder.move(local.register(), position), local.type());
        }
        if (place instanceof Place.Field field) {
            int loaded = code.load(field.object(), field.field(), position);
            return code.conversions.seenAs(new Typed(loaded, field.erased()), field.type(), position);
        }
        Place.Element element = (Place.Element) place;
        int loaded = code.builder.compute(Op.Operator.OTHER, List.of(element.array(), element.index()), position);
        return new Typed(loaded, element.type());
    }

    void write(Place place, int value, Position position) {
        if (place instanceof Place.Local local) {
            code.builder.moveTo(local.register(), value, position);
        } else if (place instanceof Place.Field field) {
            code.store(field.object(), field.field(), value, position);
        } else if (place instanceof Place.Element element) {
            code.builder.add(new Op.StoreElement(element.array(), value, position));
        }
    }

    /** A place that an assignment can write, and that can be read again; its object is evaluated once. */
    Place target(Expression e) {
        Expression plain = ExpressionLowering.stripped(e);
        if (plain instanceof ArrayAccessExpr a) {
            Typed array = code.expressions.lower(a.getName());
            Typed index = code.expressions.lower(a.getIndex());
            return new Place.Element(
                    array.register(), index.register(), array.type().element());
        }
        return place(plain).orElseGet(() -> unknown(plain));
    }

    /** Empty for the length of an array, and for what is unknown. */
    private Optional<Place> place(Expression e) {
        if (e instanceof NameExpr n) {
            return variable(n.getNameAsString(), Positions.of(e));
        }
        if (!(e instanceof FieldAccessExpr f)) {
            return Optional.empty();
        }
        String name = f.getNameAsString();
        Expression scope = f.getScope();
        Position position = Positions.of(f.getName());
        if (scope instanceof SuperExpr) {
            return field(code.owner.info.header().superclass(), name)
                    .map(m -> access(m, m.isStatic() ? Op.NONE : self(position), m.owner()));
        }
        Optional<JavaType> type = typeNamed(scope);
        if (type.isPresent()) {
            return Optional.of(field(type.get(), name)
                    .map(m -> access(m, Op.NONE, type.get().name()))
                    .orElseGet(() -> unknownField(Op.NONE, type.get().name(), name)));
        }
        if (name.equals("length") && isArray(scope)) {
            return Optional.empty();
        }
        Typed object = code.expressions.lower(scope);
        if (!object.type().isClass()) {
            return Optional.of(unknownField(object.register(), "?", name));
        }
        String owner = object.type().erased().name();
        return Optional.of(field(object.type(), name)
                .map(m -> access(m, m.isStatic() ? Op.NONE : object.register(), owner))
                .orElseGet(() -> unknownField(object.register(), owner, name)));
    }

    /** Whether an expression that is only a name, or an index into one, is an array, or may be. */
    private boolean isArray(Expression scope) {
        JavaType type = staticType(scope);
        return type.isArray() || type.isUnknown();
    }

    /** The type of names and accesses without lowering them; unknown for everything else. */
    private JavaType staticType(Expression e) {
        if (e instanceof NameExpr n) {
            return code.scope
                    .find(n.getNameAsString())
                    .map(Scope.Variable::type)
                    .or(() -> fieldType(n.getNameAsString()))
                    .orElse(JavaType.UNKNOWN);
        }
        if (e instanceof FieldAccessExpr f) {
            JavaType object = typeNamed(f.getScope()).orElseGet(() -> staticType(f.getScope()));
            return code.types()
                    .field(object, f.getNameAsString())
                    .map(Member.Field::type)
                    .orElse(JavaType.UNKNOWN);
        }
        if (e instanceof ThisExpr t && t.getTypeName().isEmpty()) {
            return code.owner.type();
        }
        if (e instanceof ArrayAccessExpr a) {
            return staticType(a.getName()).element();
        }
        return JavaType.UNKNOWN;
    }

    private Optional<JavaType> fieldType(String name) {
        for (ClassContext c = code.owner; c != null; c = c.outer) {
            Optional<Member.Field> field = field(c.type(), name);
            if (field.isPresent()) {
                return field.map(Member.Field::type);
            }
            if (c.captures().containsKey(name)) {
                return Optional.of(c.captures().get(name));
            }
        }
        return Optional.empty();
    }

    /** A variable by its simple name (JLS 6.4.2); empty when there is none in sight. */
    Optional<Place> variable(String name, Position position) {
        Optional<Scope.Variable> local = code.scope.find(name);
        if (local.isPresent()) {
            return Optional.of(
                    new Place.Local(local.get().register(), local.get().type()));
        }
        for (ClassContext c = code.owner; c != null; c = c.outer) {
            Optional<Member.Field> field = field(c.type(), name);
            if (field.isPresent()) {
                Member.Field f = field.get();
                return Optional.of(access(f, f.isStatic() ? Op.NONE : instance(c, position), c.name()));
            }
            JavaType captured = c.captures().get(name);
            if (captured != null) {
                FieldRef copy = ClassContext.captureField(c.name(), name, captured);
                return Optional.of(new Place.Field(instance(c, position), copy, captured, captured));
            }
        }
        for (String owner : code.typeScope.file().staticImports(name)) {
            Optional<Member.Field> field = field(JavaType.of(owner), name);
            if (field.isPresent()) {
                return field.map(f -> access(f, Op.NONE, owner));
            }
        }
        return Optional.empty();
    }

    private Place unknown(Expression e) {
        String name = e instanceof NameExpr n
                ? n.getNameAsString()
                : e instanceof FieldAccessExpr f ? f.getNameAsString() : "?";
        // Inherited from a class that is not at hand, more often than not.
        int object = e instanceof NameExpr && code.hasThis ? self(Positions.of(e)) : Op.NONE;
        return unknownField(object, e instanceof NameExpr ? code.owner.name() : "?", name);
    }

    private static Place unknownField(int object, String owner, String name) {
        return new Place.Field(object, new FieldRef(owner, name, ""), JavaType.UNKNOWN, JavaType.UNKNOWN);
    }

    private Optional<Member.Field> field(JavaType type, String name) {
        return code.types().field(type, name);
    }

    private Place access(Member.Field field, int object, String through) {
        JavaType declared = code.types()
                .find(field.owner())
                .flatMap(i -> i.field(field.name()))
                .map(Member.Field::type)
                .orElse(field.type());
        FieldRef reference = new FieldRef(through, field.name(), declared.descriptor());
        return new Place.Field(object, reference, field.type(), declared.erased());
    }

    int self(Position position) {
        return code.hasThis ? code.builder.move(0, position) : code.builder.constant(Optional.empty(), position);
    }

    /** The object of this class or of one around it. */
    int instance(ClassContext wanted, Position position) {
        int object = self(position);
        for (ClassContext c = code.owner; c != wanted && c != null; c = c.outer) {
            if (!c.info.hasOuterInstance()) {
                return object;
            }
            object = code.load(object, c.outerField(), position);
        }
        return object;
    }

    /** The innermost object around this place that is of a type. */
    Optional<ClassContext> around(String type) {
        for (@Nullable ClassContext c = code.owner; c != null; c = c.outer) {
            if (c.name().equals(type)) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    /** The type that an expression names, unless it names a variable. */
    Optional<JavaType> typeNamed(Expression e) {
        if (e instanceof NameExpr n) {
            String name = n.getNameAsString();
            if (code.scope.find(name).isPresent() || fieldType(name).isPresent() || isStaticImport(name)) {
                return Optional.empty();
            }
            return code.typeScope.find(name).or(() -> guess(name)).map(JavaType::of);
        }
        if (!(e instanceof FieldAccessExpr f)) {
            return Optional.empty();
        }
        Expression first = f;
        while (first instanceof FieldAccessExpr inner) {
            first = inner.getScope();
        }
        if (!(first instanceof NameExpr n)) {
            return Optional.empty();
        }
        Optional<JavaType> outer = typeNamed(f.getScope());
        if (outer.isPresent()) {
            String name = f.getNameAsString();
            return field(outer.get(), name).isPresent()
                    ? Optional.empty()
                    : code.types().memberType(outer.get().name(), name).map(JavaType::of);
        }
        boolean isVariable = code.scope.find(n.getNameAsString()).isPresent()
                || fieldType(n.getNameAsString()).isPresent();
        String dotted = dotted(f);
        String qualified = code.typeScope.file().qualified(dotted);
        boolean isType = !isVariable
                && (code.types().find(qualified).isPresent()
                        || Character.isLowerCase(dotted.charAt(0)) && looksLikeType(f.getNameAsString()));
        return isType ? Optional.of(JavaType.of(qualified)) : Optional.empty();
    }

    /** Names with dots between them. The printer of the tree would take far longer. */
    private static String dotted(Expression names) {
        return names instanceof FieldAccessExpr f
                ? dotted(f.getScope()) + "." + f.getNameAsString()
                : ((NameExpr) names).getNameAsString();
    }

    private boolean isStaticImport(String name) {
        return code.typeScope.file().staticImports(name).stream()
                .anyMatch(o -> field(JavaType.of(o), name).isPresent());
    }

    /** A name in the form of a type that nothing in sight declares is a type from elsewhere. */
    private Optional<String> guess(String name) {
        return looksLikeType(name) ? Optional.of(code.typeScope.file().guess(name)) : Optional.empty();
    }

    private static boolean looksLikeType(String name) {
        return Character.isUpperCase(name.charAt(0)) && !name.equals(name.toUpperCase(Locale.ROOT));
    }

    Optional<Constants.Value> constant(Expression name, int depth) {
        if (name instanceof NameExpr n) {
            String simple = n.getNameAsString();
            if (code.scope.find(simple).isPresent()) {
                return Optional.empty();
            }
            for (ClassContext c = code.owner; c != null; c = c.outer) {
                Optional<Member.Field> field = field(c.type(), simple);
                if (field.isPresent()) {
                    return code.types().constant(field.get(), depth);
                }
                if (c.captures().containsKey(simple)) {
                    return Optional.empty();
                }
            }
            for (String owner : code.typeScope.file().staticImports(simple)) {
                Optional<Member.Field> field = field(JavaType.of(owner), simple);
                if (field.isPresent()) {
                    return code.types().constant(field.get(), depth);
                }
            }
            return Optional.empty();
        }
        FieldAccessExpr access = (FieldAccessExpr) name;
        return typeNamed(access.getScope())
                .flatMap(t -> field(t, access.getNameAsString()))
                .flatMap(f -> code.types().constant(f, depth));
    }
}
