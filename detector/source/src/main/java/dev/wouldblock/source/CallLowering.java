package dev.wouldblock.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Op.Dispatch;
import dev.wouldblock.model.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls of methods: what the name means, the arguments, and the type of the answer. */
final class CallLowering {
    private final Code code;

    CallLowering(Code code) {
        this.code = code;
    }

    /**
     * Where a method is looked for.
     *
     * @param receiver register of the object, {@link Op#NONE} when the name of a type stands before the method
     * @param owner internal name for the reference
     */
    private record Target(JavaType type, String owner, int receiver, boolean isSuper) {}

    /** @param inferred the type variables of the method, as far as the arguments tell */
    record Arguments(List<Integer> registers, Map<String, JavaType> inferred) {}

    Typed call(MethodCallExpr e) {
        Position position = Positions.between(e.getName(), e);
        Target target = target(e, position);
        Pending pending = evaluate(e.getArguments());
        Optional<Methods.Found> found = code.methods().find(target.type(), e.getNameAsString(), pending.types());
        if (found.isEmpty()) {
            return unknown(e, target, pending, position);
        }
        Member.Method method = found.get().method();
        code.types().called(method);
        Arguments arguments = complete(pending, found.get(), e.getArguments(), position);
        boolean needsObject = !method.isStatic();
        List<Integer> all = new ArrayList<>();
        if (needsObject) {
            all.add(target.receiver() == Op.NONE ? code.names.self(position) : target.receiver());
        }
        all.addAll(arguments.registers());
        Dispatch dispatch = !needsObject
                ? Dispatch.STATIC
                : target.isSuper() || method.isPrivate() ? Dispatch.SPECIAL : Dispatch.VIRTUAL;
        String owner = method.owner().equals("java/lang/Object") ? method.owner() : target.owner();
        MethodRef reference = Code.reference(owner, method.name(), method.arity(), method.descriptor());
        if (method.result().isVoid() && isValue(e)) {
            // Another overload is meant, one that is not known here.
            return new Typed(code.call(reference, dispatch, all, false, position), JavaType.UNKNOWN);
        }
        int result = code.call(reference, dispatch, all, method.result().isVoid(), position);
        return answer(method, result, arguments.inferred(), target.type(), position);
    }

    /** Whether the code around a call uses its result: it is no statement, or one that a switch expression yields. */
    private static boolean isValue(MethodCallExpr e) {
        Optional<Node> around = e.getParentNode();
        boolean isYielded = around.filter(ExpressionStmt.class::isInstance)
                .flatMap(Node::getParentNode)
                .filter(SwitchEntry.class::isInstance)
                .flatMap(Node::getParentNode)
                .filter(SwitchExpr.class::isInstance)
                .isPresent();
        return isYielded
                || around.filter(p -> p instanceof ExpressionStmt || p instanceof ForStmt)
                        .isEmpty();
    }

    private Typed answer(
            Member.Method method, int result, Map<String, JavaType> inferred, JavaType receiver, Position position) {
        if (method.result().isVoid()) {
            return new Typed(result, JavaType.VOID);
        }
        if (method.name().equals("clone") && receiver.isArray()) {
            return new Typed(result, receiver);
        }
        JavaType seen = method.result().substitute(inferred);
        String erased = method.descriptor().substring(method.descriptor().indexOf(')') + 1);
        JavaType declared = new SignatureReader(erased, List.of()).type();
        return code.conversions.seenAs(new Typed(result, declared), seen, position);
    }

    private Typed unknown(MethodCallExpr e, Target target, Pending pending, Position position) {
        List<Integer> all = new ArrayList<>();
        boolean isStatic = target.receiver() == Op.NONE;
        if (!isStatic) {
            all.add(target.receiver());
        }
        all.addAll(completeUnknown(pending, e.getArguments()));
        Dispatch dispatch = isStatic ? Dispatch.STATIC : target.isSuper() ? Dispatch.SPECIAL : Dispatch.VIRTUAL;
        MethodRef reference = Code.reference(
                target.owner(), e.getNameAsString(), e.getArguments().size(), "");
        return new Typed(code.call(reference, dispatch, all, false, position), JavaType.UNKNOWN);
    }

    private Target target(MethodCallExpr e, Position position) {
        Optional<Expression> scope = e.getScope().map(ExpressionLowering::stripped);
        if (scope.isEmpty()) {
            return unqualified(e.getNameAsString(), position);
        }
        if (scope.get() instanceof SuperExpr s) {
            return ofSuper(s, position);
        }
        Optional<JavaType> type = code.names.typeNamed(scope.get());
        if (type.isPresent()) {
            return new Target(type.get(), type.get().name(), Op.NONE, false);
        }
        Typed receiver = code.expressions.lower(scope.get());
        JavaType erased = receiver.type().erased();
        String owner = erased.isClass() ? erased.name() : MethodRef.UNKNOWN_OWNER;
        JavaType searched = receiver.type().isArray() ? JavaType.OBJECT : receiver.type();
        return new Target(searched, owner, receiver.register(), false);
    }

    private Target ofSuper(SuperExpr s, Position position) {
        JavaType type = code.owner.info.header().superclass();
        int receiver;
        if (s.getTypeName().isPresent()) {
            JavaType named =
                    code.typeScope.resolve(new RawType(s.getTypeName().get().asString(), List.of(), 0));
            Optional<ClassContext> around = code.names.around(named.name());
            type = around.map(c -> c.info.header().superclass()).orElse(named);
            receiver = around.map(c -> code.names.instance(c, position)).orElseGet(() -> code.names.self(position));
        } else {
            receiver = code.names.self(position);
        }
        return new Target(type, type.name(), receiver, true);
    }

    /** A method of this class or of one around it, or a statically imported one (JLS 15.12.1). */
    private Target unqualified(String name, Position position) {
        for (ClassContext c = code.owner; c != null; c = c.outer) {
            if (code.methods().hasMethod(c.type(), name)) {
                return member(c, position);
            }
        }
        for (String owner : code.typeScope.file().staticImports(name)) {
            JavaType type = JavaType.of(owner);
            if (code.methods().hasMethod(type, name) || code.types().find(owner).isEmpty()) {
                return new Target(type, owner, Op.NONE, false);
            }
        }
        for (ClassContext c = code.owner; c != null; c = c.outer) {
            if (!code.types().isFullyKnown(c.type())) {
                return member(c, position);
            }
        }
        return member(code.owner, position);
    }

    private Target member(ClassContext c, Position position) {
        int receiver = code.hasThis ? code.names.instance(c, position) : Op.NONE;
        return new Target(c.type(), c.name(), receiver, false);
    }

    /**
     * Arguments before the method is known. Lambdas and method references wait for it: creating them has no effect that
     * the order could matter for.
     */
    record Pending(List<Optional<Typed>> values, List<JavaType> types) {}

    Pending evaluate(List<Expression> arguments) {
        List<Optional<Typed>> values = new ArrayList<>();
        List<JavaType> types = new ArrayList<>();
        for (Expression argument : arguments) {
            Expression plain = ExpressionLowering.stripped(argument);
            if (plain instanceof LambdaExpr l) {
                values.add(Optional.empty());
                types.add(Methods.lambda(l.getParameters().size()));
            } else if (plain instanceof MethodReferenceExpr) {
                values.add(Optional.empty());
                types.add(Methods.methodReference());
            } else {
                Typed value = code.expressions.lower(argument);
                values.add(Optional.of(value));
                types.add(value.type());
            }
        }
        return new Pending(values, types);
    }

    private List<Integer> completeUnknown(Pending pending, List<Expression> arguments) {
        List<Integer> registers = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Optional<Typed> value = pending.values().get(i);
            Expression argument = arguments.get(i);
            registers.add(
                    value.orElseGet(() -> code.expressions.lower(argument)).register());
        }
        return registers;
    }

    List<Integer> withoutMethod(Pending pending, List<Expression> arguments) {
        return completeUnknown(pending, arguments);
    }

    /** Lowers what waited, converts, and puts the last arguments into an array where the method wants one. */
    Arguments complete(Pending pending, Methods.Found found, List<Expression> arguments, Position position) {
        Member.Method method = found.method();
        Map<String, JavaType> inferred = new HashMap<>();
        int fixed = found.spread() ? method.arity() - 1 : method.arity();
        for (int i = 0; i < arguments.size(); i++) {
            if (pending.values().get(i).isPresent()) {
                code.methods()
                        .infer(parameter(method, i, fixed), pending.types().get(i), inferred);
            }
        }
        List<Integer> registers = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            JavaType parameter = parameter(method, i, fixed);
            Optional<Typed> value = pending.values().get(i);
            Typed lowered;
            if (value.isPresent()) {
                lowered = code.conversions.convert(value.get(), parameter, position);
            } else {
                JavaType wanted = parameter.substitute(inferred);
                Expression plain = ExpressionLowering.stripped(arguments.get(i));
                if (plain instanceof LambdaExpr l) {
                    LambdaLowering.Made made = code.lambdas.lower(l, wanted);
                    lowered = made.value();
                    inferAnswer(parameter, made.answer(), inferred);
                } else {
                    lowered = code.expressions.lower(plain, wanted);
                }
            }
            (i < fixed ? registers : rest).add(lowered.register());
        }
        if (found.spread()) {
            JavaType array = method.parameters().get(fixed).erased();
            registers.add(code.creations.gathered(rest, array, position));
        }
        return new Arguments(registers, inferred);
    }

    private static JavaType parameter(Member.Method method, int i, int fixed) {
        return i < fixed
                ? method.parameters().get(i)
                : method.parameters().get(fixed).element();
    }

    /** What a lambda answers may be the only thing that tells a type variable: {@code map(k -> k.channel())}. */
    private void inferAnswer(JavaType parameter, JavaType answer, Map<String, JavaType> inferred) {
        code.types().function(parameter).ifPresent(f -> code.methods().infer(f.result(), answer, inferred));
    }
}
