package dev.wouldblock.source;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.List;
import java.util.Optional;

/** Expressions to operations and the register of the value. */
final class ExpressionLowering {
    private final Code code;

    ExpressionLowering(Code code) {
        this.code = code;
    }

    static Expression stripped(Expression e) {
        Expression at = e;
        while (at instanceof EnclosedExpr enclosed) {
            at = enclosed.getInner();
        }
        return at;
    }

    Typed lower(Expression e) {
        return lower(e, JavaType.UNKNOWN);
    }

    /** Lowers and converts to the type of the variable that gets the value. */
    Typed lowerAs(Expression e, JavaType target) {
        return code.conversions.convert(lower(e, target), target, Positions.of(e));
    }

    /** @param target what the value is assigned to, which decides on lambdas; unknown when nothing does */
    Typed lower(Expression expression, JavaType target) {
        Expression e = stripped(expression);
        Optional<Typed> constant = constant(e);
        if (constant.isPresent()) {
            return constant.get();
        }
        if (e instanceof MethodCallExpr call) {
            return code.calls.call(call);
        }
        if (e instanceof NameExpr || e instanceof FieldAccessExpr) {
            return code.names.load(e);
        }
        if (e instanceof AssignExpr a) {
            return code.assignments.assign(a);
        }
        if (e instanceof ObjectCreationExpr o) {
            return code.creations.create(o, target);
        }
        if (e instanceof CastExpr c) {
            JavaType type = code.typeScope.resolve(RawType.of(c.getType()));
            return code.conversions.cast(lower(c.getExpression(), type), type, Positions.of(c));
        }
        if (e instanceof LambdaExpr l) {
            return code.lambdas.lower(l, target).value();
        }
        if (e instanceof MethodReferenceExpr r) {
            return code.lambdas.lower(r, target);
        }
        if (e instanceof ConditionalExpr c) {
            return conditional(c, target);
        }
        if (e instanceof SwitchExpr s) {
            return code.switches.expression(s, target);
        }
        return lowerOther(e, target);
    }

    private Typed lowerOther(Expression e, JavaType target) {
        Position position = Positions.of(e);
        if (e instanceof BinaryExpr b) {
            return ConditionLowering.isCondition(b) ? materialised(b) : code.operators.binary(b);
        }
        if (e instanceof UnaryExpr u) {
            return u.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT ? materialised(u) : code.operators.unary(u);
        }
        if (e instanceof InstanceOfExpr i) {
            return i.getPattern().isPresent() ? materialised(i) : code.patterns.plainInstanceOf(i);
        }
        if (e instanceof ThisExpr t) {
            return self(t, position);
        }
        if (e instanceof NullLiteralExpr) {
            return new Typed(code.builder.constant(Optional.empty(), position), JavaType.NULL);
        }
        if (e instanceof ArrayAccessExpr a) {
            return code.names.read(code.names.target(a), position);
        }
        if (e instanceof ArrayCreationExpr a) {
            return code.creations.array(a);
        }
        if (e instanceof ArrayInitializerExpr a) {
            return code.creations.arrayOf(
                    a.getValues(), target.isArray() ? target : JavaType.OBJECT.arrayOf(1), position);
        }
        if (e instanceof VariableDeclarationExpr v) {
            code.statements.declare(v);
            return new Typed(code.builder.constant(Optional.empty(), position), JavaType.VOID);
        }
        if (e instanceof SuperExpr) {
            return new Typed(code.names.self(position), code.owner.info.header().superclass());
        }
        JavaType type = e instanceof ClassExpr ? JavaType.of("java/lang/Class") : JavaType.UNKNOWN;
        return new Typed(code.builder.compute(Op.Operator.OTHER, List.of(), position), type);
    }

    private Optional<Typed> constant(Expression e) {
        boolean mayBe = e.isLiteralExpr()
                || e instanceof NameExpr
                || e instanceof FieldAccessExpr
                || e instanceof BinaryExpr
                || e instanceof UnaryExpr
                || e instanceof CastExpr;
        return mayBe
                ? code.constants
                        .fold(e)
                        .map(v -> new Typed(code.builder.constant(Optional.of(v.value()), Positions.of(e)), v.type()))
                : Optional.empty();
    }

    private Typed self(ThisExpr t, Position position) {
        Optional<ClassContext> around = t.getTypeName()
                .flatMap(n -> code.names.around(code.typeScope
                        .resolve(new RawType(n.asString(), List.of(), 0))
                        .name()));
        return around.map(c -> new Typed(code.names.instance(c, position), c.type()))
                .orElseGet(() -> new Typed(code.names.self(position), code.owner.type()));
    }

    /** A condition as a value: 1 on one way and 0 on the other. */
    private Typed materialised(Expression e) {
        Position position = Positions.of(e);
        int result = code.builder.temporary();
        int mark = code.builder.mark();
        MethodBuilder.Label no = new MethodBuilder.Label();
        MethodBuilder.Label end = new MethodBuilder.Label();
        code.conditions.jumpUnless(e, no);
        code.builder.add(new Op.Const(result, Optional.of(1L), position));
        code.builder.jump(end, position);
        code.builder.place(no);
        code.builder.add(new Op.Const(result, Optional.of(0L), position));
        code.builder.place(end);
        code.builder.release(mark);
        return new Typed(result, JavaType.BOOLEAN);
    }

    private Typed conditional(ConditionalExpr c, JavaType target) {
        Position position = Positions.of(c);
        Optional<Constants.Value> known = code.constants.fold(c.getCondition());
        if (known.isPresent()) {
            return lower(known.get().isTrue() ? c.getThenExpr() : c.getElseExpr(), target);
        }
        int result = code.builder.temporary();
        MethodBuilder.Label otherwise = new MethodBuilder.Label();
        MethodBuilder.Label end = new MethodBuilder.Label();
        int mark = code.builder.mark();
        code.conditions.jumpUnless(c.getCondition(), otherwise);
        Typed first = lower(c.getThenExpr(), target);
        first = target.isClass() ? code.conversions.convert(first, target, position) : first;
        code.builder.moveTo(result, first.register(), position);
        code.builder.jump(end, position);
        code.builder.place(otherwise);
        code.builder.release(mark);
        Typed second = lower(c.getElseExpr(), target);
        second = target.isClass() ? code.conversions.convert(second, target, position) : second;
        code.builder.moveTo(result, second.register(), position);
        code.builder.place(end);
        code.builder.release(mark);
        return new Typed(result, joined(first.type(), second.type(), target));
    }

    /** The type of a value that comes from one of two places (JLS 15.25). */
    JavaType joined(JavaType a, JavaType b, JavaType target) {
        if (a.equals(b) || b.isNull() || b.isVoid()) {
            return a;
        }
        if (a.isNull() || a.isVoid()) {
            return b;
        }
        JavaType first = a.unboxed();
        JavaType second = b.unboxed();
        if (first.isPrimitive() && second.isPrimitive()) {
            return OperatorLowering.promoted(first, second);
        }
        if (target.isClass() || target.isArray()) {
            return target;
        }
        if (a.isClass() && b.isClass()) {
            for (JavaType supertype : code.types().withSupertypes(a)) {
                if (code.types().isSubtype(b, supertype.name())) {
                    return supertype;
                }
            }
        }
        return JavaType.UNKNOWN;
    }
}
