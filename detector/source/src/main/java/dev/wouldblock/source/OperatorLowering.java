package dev.wouldblock.source;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Arithmetic, string concatenation, and operators that count up and down. */
final class OperatorLowering {
    private final Code code;

    OperatorLowering(Code code) {
        this.code = code;
    }

    /** Chains lean to the left and can be thousands deep, so that they are unrolled. */
    Typed binary(BinaryExpr root) {
        Deque<BinaryExpr> chain = new ArrayDeque<>();
        Expression at = root;
        while (at instanceof BinaryExpr b && !ConditionLowering.isCondition(b)) {
            chain.push(b);
            at = b.getLeft();
        }
        int mark = code.builder.mark();
        Typed value = code.expressions.lower(at);
        List<Integer> texts = new ArrayList<>();
        while (!chain.isEmpty()) {
            BinaryExpr b = chain.pop();
            Position position = Positions.of(b.getRight());
            Typed right = code.expressions.lower(b.getRight());
            boolean isText = b.getOperator() == BinaryExpr.Operator.PLUS
                    && (value.type().isString() || right.type().isString());
            if (isText) {
                if (texts.isEmpty()) {
                    texts.add(value.register());
                }
                texts.add(right.register());
                value = new Typed(value.register(), JavaType.STRING);
                continue;
            }
            if (!texts.isEmpty()) {
                value = new Typed(concatenated(texts, position), JavaType.STRING);
                texts.clear();
            }
            value = apply(b.getOperator(), value, right, mark, position);
        }
        return texts.isEmpty() ? value : new Typed(concatenated(texts, Positions.of(root)), JavaType.STRING);
    }

    private int concatenated(List<Integer> texts, Position position) {
        return code.builder.compute(Op.Operator.OTHER, List.copyOf(texts), position);
    }

    /** An operator on two values; conditions and strings are not handled here. */
    Typed apply(BinaryExpr.Operator operator, Typed a, Typed b, Position position) {
        return apply(operator, a, b, code.builder.mark(), position);
    }

    /** @param mark from where on registers hold nothing but the operands, whose place the result takes */
    private Typed apply(BinaryExpr.Operator operator, Typed a, Typed b, int mark, Position position) {
        Typed left = code.conversions.unboxed(a, position);
        Typed right = code.conversions.unboxed(b, position);
        boolean isShift = operator == BinaryExpr.Operator.LEFT_SHIFT
                || operator == BinaryExpr.Operator.SIGNED_RIGHT_SHIFT
                || operator == BinaryExpr.Operator.UNSIGNED_RIGHT_SHIFT;
        JavaType type = isShift ? promoted(left.type(), JavaType.INT) : promoted(left.type(), right.type());
        boolean floating = left.type().isFloating() || right.type().isFloating();
        Op.Operator model = floating ? Op.Operator.OTHER : modelled(operator);
        code.builder.release(mark);
        int result = code.builder.compute(model, List.of(left.register(), right.register()), position);
        return new Typed(result, type);
    }

    static Op.Operator modelled(BinaryExpr.Operator operator) {
        return switch (operator) {
            case PLUS -> Op.Operator.ADD;
            case MINUS -> Op.Operator.SUBTRACT;
            case BINARY_OR -> Op.Operator.OR;
            case BINARY_AND -> Op.Operator.AND;
            default -> Op.Operator.OTHER;
        };
    }

    /** Binary numeric promotion (JLS 5.6); booleans stay what they are. */
    static JavaType promoted(JavaType a, JavaType b) {
        if (a.equals(JavaType.BOOLEAN) && b.equals(JavaType.BOOLEAN)) {
            return a;
        }
        for (JavaType wide : List.of(JavaType.DOUBLE, JavaType.FLOAT, JavaType.LONG)) {
            if (a.equals(wide) || b.equals(wide)) {
                return wide;
            }
        }
        return a.isPrimitive() || b.isPrimitive() ? JavaType.INT : JavaType.UNKNOWN;
    }

    Typed unary(UnaryExpr u) {
        Position position = Positions.of(u);
        return switch (u.getOperator()) {
            case PREFIX_INCREMENT -> step(u, Op.Operator.ADD, true, true);
            case PREFIX_DECREMENT -> step(u, Op.Operator.SUBTRACT, true, true);
            case POSTFIX_INCREMENT -> step(u, Op.Operator.ADD, false, true);
            case POSTFIX_DECREMENT -> step(u, Op.Operator.SUBTRACT, false, true);
            case PLUS -> code.conversions.unboxed(code.expressions.lower(u.getExpression()), position);
            default -> {
                Typed operand = code.conversions.unboxed(code.expressions.lower(u.getExpression()), position);
                int result = code.builder.compute(Op.Operator.OTHER, List.of(operand.register()), position);
                yield new Typed(result, promoted(operand.type(), JavaType.INT));
            }
        };
    }

    /** A counting step whose value nobody wants. */
    void step(UnaryExpr u) {
        Op.Operator operator = u.getOperator() == UnaryExpr.Operator.PREFIX_INCREMENT
                        || u.getOperator() == UnaryExpr.Operator.POSTFIX_INCREMENT
                ? Op.Operator.ADD
                : Op.Operator.SUBTRACT;
        step(u, operator, true, false);
    }

    private Typed step(UnaryExpr u, Op.Operator operator, boolean isPrefix, boolean isWanted) {
        Position position = Positions.of(u);
        NameLowering.Place place = code.names.target(u.getExpression());
        if (place instanceof NameLowering.Place.Local local && local.type().equals(JavaType.INT)) {
            return countLocal(local, operator, isPrefix, isWanted, position);
        }
        Typed old = code.names.read(place, position);
        Typed before = isPrefix || !isWanted ? old : new Typed(code.builder.move(old.register(), position), old.type());
        Typed plain = code.conversions.unboxed(old, position);
        int one = code.builder.constant(Optional.of(1L), position);
        Op.Operator model = plain.type().isFloating() ? Op.Operator.OTHER : operator;
        int sum = code.builder.compute(model, List.of(plain.register(), one), position);
        Typed after = code.conversions.convert(new Typed(sum, plain.type()), old.type(), position);
        code.names.write(place, after.register(), position);
        return isPrefix ? after : before;
    }

    private Typed countLocal(
            NameLowering.Place.Local local,
            Op.Operator operator,
            boolean isPrefix,
            boolean isWanted,
            Position position) {
        Typed before = isPrefix
                ? new Typed(local.register(), local.type())
                : new Typed(code.builder.move(local.register(), position), local.type());
        // Compilers add a negative number to count down.
        int one = code.builder.constant(Optional.of(operator == Op.Operator.ADD ? 1L : -1L), position);
        code.builder.add(new Op.Compute(local.register(), Op.Operator.ADD, List.of(local.register(), one), position));
        return isPrefix && isWanted ? new Typed(code.builder.move(local.register(), position), local.type()) : before;
    }
}
