package dev.wouldblock.source;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** New objects and arrays. */
final class CreationLowering {
    private final Code code;

    CreationLowering(Code code) {
        this.code = code;
    }

    Typed create(ObjectCreationExpr e, JavaType target) {
        Position position = Positions.of(e);
        Optional<Typed> outer = e.getScope().map(code.expressions::lower);
        JavaType type = outer.flatMap(o -> code.types()
                        .memberType(o.type().erased().name(), e.getType().getNameAsString()))
                .map(JavaType::of)
                .orElseGet(() -> code.typeScope.resolve(RawType.of(e.getType())));
        if (type.arguments().isEmpty()
                && e.getType().isUsingDiamondOperator()
                && target.name().equals(type.name())) {
            type = target;
        } else if (type.arguments().isEmpty() && e.getType().isUsingDiamondOperator()) {
            type = throughSupertype(type, target);
        }
        if (e.getAnonymousClassBody().isPresent()) {
            return anonymous(e, type, outer, position);
        }
        int object = allocate(type, position);
        Optional<Integer> around = outer.map(Typed::register);
        List<Integer> arguments = new ArrayList<>(List.of(object));
        addOuter(type.name(), around, arguments, position);
        CallLowering.Pending pending = code.calls.evaluate(e.getArguments());
        Optional<Methods.Found> found = code.methods().constructor(type, pending.types());
        addArguments(pending, found, e.getArguments(), arguments, position);
        addCaptures(type.name(), arguments, position);
        construct(type.name(), found, arguments, position);
        return new Typed(object, type);
    }

    /** {@code Map<K, V> m = new HashMap<>()}: what the variable's type says of the arguments left out. */
    private JavaType throughSupertype(JavaType type, JavaType target) {
        Optional<TypeInfo> info = code.types().find(type.name());
        if (info.isEmpty() || target.arguments().isEmpty()) {
            return type;
        }
        JavaType generic = info.get().type();
        Map<String, JavaType> inferred = new HashMap<>();
        code.types().asSuper(generic, target.name()).ifPresent(seen -> {
            for (int i = 0;
                    i < Math.min(seen.arguments().size(), target.arguments().size());
                    i++) {
                code.methods().infer(seen.arguments().get(i), target.arguments().get(i), inferred);
            }
        });
        return inferred.isEmpty() ? type : generic.substitute(inferred);
    }

    private int allocate(JavaType type, Position position) {
        int object = code.builder.temporary();
        code.builder.add(new Op.New(object, type.erased().name(), Op.NONE, position));
        return object;
    }

    private void addArguments(
            CallLowering.Pending pending,
            Optional<Methods.Found> found,
            NodeList<Expression> written,
            List<Integer> to,
            Position position) {
        to.addAll(
                found.isPresent()
                        ? code.calls
                                .complete(pending, found.get(), written, position)
                                .registers()
                        : code.calls.withoutMethod(pending, written));
    }

    /** The object that an inner object belongs to comes first, as in class files. */
    void addOuter(String type, Optional<Integer> given, List<Integer> to, Position position) {
        Optional<TypeInfo> info = code.types().find(type);
        if (info.isEmpty() || !info.get().hasOuterInstance()) {
            return;
        }
        to.add(given.orElseGet(() -> {
            for (ClassContext c = code.owner; c != null; c = c.outer) {
                if (code.types().isSubtype(c.type(), info.get().outer())) {
                    return code.names.instance(c, position);
                }
            }
            return code.names.self(position);
        }));
    }

    void addCaptures(String type, List<Integer> to, Position position) {
        Map<String, JavaType> captures = code.owner.file.captures.getOrDefault(type, Map.of());
        for (String name : captures.keySet()) {
            to.add(code.names
                    .variable(name, position)
                    .map(p -> code.names.read(p, position).register())
                    .orElseGet(() -> code.builder.constant(Optional.empty(), position)));
        }
    }

    private void construct(String type, Optional<Methods.Found> found, List<Integer> arguments, Position position) {
        String descriptor = found.map(f ->
                        constructorDescriptor(code.owner.file, type, f.method().descriptor()))
                .orElse("");
        MethodRef reference = Code.reference(type, "<init>", arguments.size() - 1, descriptor);
        code.call(reference, Op.Dispatch.SPECIAL, arguments, true, position);
    }

    /** The declared descriptor with the parameters that compilers add to inner and local classes. */
    static String constructorDescriptor(FileContext file, String type, String declared) {
        String outer = file.types
                .find(type)
                .filter(TypeInfo::hasOuterInstance)
                .map(i -> "L" + i.outer() + ";")
                .orElse("");
        StringBuilder captured = new StringBuilder();
        file.captures.getOrDefault(type, Map.of()).values().forEach(t -> captured.append(t.descriptor()));
        int close = declared.indexOf(')');
        return "(" + outer + declared.substring(1, close) + captured + declared.substring(close);
    }

    private Typed anonymous(ObjectCreationExpr e, JavaType supertype, Optional<Typed> outer, Position position) {
        CallLowering.Pending pending = code.calls.evaluate(e.getArguments());
        Optional<Methods.Found> found = code.methods().constructor(supertype, pending.types());
        List<Integer> written = new ArrayList<>();
        addArguments(pending, found, e.getArguments(), written, position);
        List<JavaType> parameters = constructorTypes(pending, found);
        String name = LocalClasses.anonymous(code, e, supertype, parameters, found);
        int object = allocate(JavaType.of(name), position);
        List<Integer> arguments = new ArrayList<>(List.of(object));
        addOuter(name, Optional.empty(), arguments, position);
        outer.ifPresent(o -> written.add(0, o.register()));
        arguments.addAll(written);
        addCaptures(name, arguments, position);
        List<JavaType> all = new ArrayList<>(parameters);
        outer.ifPresent(o -> all.add(0, o.type().erased()));
        String descriptor = constructorDescriptor(code.owner.file, name, Member.Method.descriptor(all, JavaType.VOID));
        MethodRef reference = Code.reference(name, "<init>", arguments.size() - 1, descriptor);
        code.call(reference, Op.Dispatch.SPECIAL, arguments, true, position);
        return new Typed(object, new JavaType(name, List.of(), 0, Optional.empty()));
    }

    /** The object of an enum constant, whose class is the enum or the body that is written behind the constant. */
    Typed enumConstant(EnumConstantDeclaration e, JavaType type, Position position) {
        CallLowering.Pending pending = code.calls.evaluate(e.getArguments());
        Optional<Methods.Found> found = code.methods().constructor(type, pending.types());
        JavaType created = LocalNames.hasBody(e)
                ? JavaType.of(LocalClasses.enumBody(code, e, type, constructorTypes(pending, found), found))
                : type;
        int object = allocate(created, position);
        List<Integer> arguments = new ArrayList<>(List.of(object));
        addArguments(pending, found, e.getArguments(), arguments, position);
        construct(created.name(), found, arguments, position);
        return new Typed(object, created);
    }

    private static List<JavaType> constructorTypes(CallLowering.Pending pending, Optional<Methods.Found> found) {
        return found.map(f -> f.method().parameters()).orElseGet(pending::types).stream()
                .map(JavaType::erased)
                .toList();
    }

    Typed array(ArrayCreationExpr e) {
        Position position = Positions.of(e);
        JavaType type = code.typeScope
                .resolve(RawType.of(e.getElementType()))
                .arrayOf(e.getLevels().size());
        if (e.getInitializer().isPresent()) {
            return arrayOf(e.getInitializer().get().getValues(), type, position);
        }
        List<Integer> sizes = new ArrayList<>();
        e.getLevels()
                .forEach(l -> l.getDimension()
                        .ifPresent(d -> sizes.add(
                                code.expressions.lowerAs(d, JavaType.INT).register())));
        int size = sizes.isEmpty() ? code.builder.constant(Optional.of(0L), position) : sizes.get(0);
        int array = code.builder.temporary();
        code.builder.add(new Op.New(array, type.descriptor(), size, position));
        return new Typed(array, type);
    }

    Typed arrayOf(NodeList<Expression> values, JavaType type, Position position) {
        int array = newArray(values.size(), type, position);
        for (Expression value : values) {
            int mark = code.builder.mark();
            Typed element = value instanceof ArrayInitializerExpr nested
                    ? arrayOf(nested.getValues(), type.element(), Positions.of(nested))
                    : code.expressions.lowerAs(value, type.element());
            code.builder.add(new Op.StoreElement(array, element.register(), position));
            code.builder.release(mark);
        }
        return new Typed(array, type);
    }

    /** Values in a new array, as a call with variable arity passes them. */
    int gathered(List<Integer> values, JavaType type, Position position) {
        int array = newArray(values.size(), type, position);
        values.forEach(v -> code.builder.add(new Op.StoreElement(array, v, position)));
        return array;
    }

    private int newArray(int length, JavaType type, Position position) {
        int size = code.builder.constant(Optional.of((long) length), position);
        int array = code.builder.temporary();
        code.builder.add(new Op.New(array, type.descriptor(), size, position));
        return array;
    }
}
