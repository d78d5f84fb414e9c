package dev.wouldblock.source;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator.Comparison;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Conditions to jumps, in the shape that compilers give them: one way jumps, the other falls through. */
final class ConditionLowering {
    private final Code code;

    ConditionLowering(Code code) {
        this.code = code;
    }

    static boolean isCondition(BinaryExpr b) {
        return isConnective(b) || comparison(b.getOperator()).isPresent();
    }

    private static boolean isConnective(BinaryExpr b) {
        return b.getOperator() == BinaryExpr.Operator.AND || b.getOperator() == BinaryExpr.Operator.OR;
    }

    void jumpUnless(Expression condition, MethodBuilder.Label target) {
        jump(condition, false, target);
    }

    void jumpIf(Expression condition, MethodBuilder.Label target) {
        jump(condition, true, target);
    }

    /** Jumps to the target when the condition has the value, falls through otherwise. */
    private void jump(Expression condition, boolean when, MethodBuilder.Label target) {
        Expression e = ExpressionLowering.stripped(condition);
        Optional<Constants.Value> known = code.constants.fold(e);
        if (known.isPresent()) {
            if (known.get().isTrue() == when) {
                code.builder.jump(target, Positions.of(e));
            }
            return;
        }
        int mark = code.builder.mark();
        if (e instanceof UnaryExpr u && u.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            jump(u.getExpression(), !when, target);
        } else if (e instanceof BinaryExpr b && isConnective(b)) {
            connective(b, when, target);
        } else if (e instanceof BinaryExpr b && isCondition(b)) {
            comparison(b, when, target);
        } else if (e instanceof InstanceOfExpr i && i.getPattern().isPresent()) {
            code.patterns.jump(i, when, target);
        } else if (e instanceof ConditionalExpr c) {
            conditional(c, when, target);
        } else {
            Position position = Positions.of(e);
            Typed value = code.conversions.unboxed(code.expressions.lower(e), position);
            Comparison comparison = when ? Comparison.NOT_EQUAL : Comparison.EQUAL;
            code.builder.jumpIf(comparison, value.register(), Op.NONE, target, position);
        }
        code.builder.release(mark);
    }

    private void connective(BinaryExpr b, boolean when, MethodBuilder.Label target) {
        BinaryExpr.Operator operator = b.getOperator();
        List<Expression> operands = operands(b);
        // A single operand decides "a && b" when it is false, and "a || b" when it is true.
        boolean decides = operator == BinaryExpr.Operator.OR;
        if (when == decides) {
            operands.forEach(o -> jump(o, when, target));
        } else {
            MethodBuilder.Label rest = new MethodBuilder.Label();
            for (int i = 0; i < operands.size() - 1; i++) {
                jump(operands.get(i), decides, rest);
            }
            jump(operands.get(operands.size() - 1), when, target);
            code.builder.place(rest);
        }
    }

    /** The operands of a chain of one operator, which can be thousands long. */
    private static List<Expression> operands(BinaryExpr root) {
        Deque<Expression> operands = new ArrayDeque<>();
        Expression at = root;
        while (at instanceof BinaryExpr b && b.getOperator() == root.getOperator()) {
            operands.push(b.getRight());
            at = b.getLeft();
        }
        operands.push(at);
        return new ArrayList<>(operands);
    }

    private void conditional(ConditionalExpr c, boolean when, MethodBuilder.Label target) {
        MethodBuilder.Label otherwise = new MethodBuilder.Label();
        MethodBuilder.Label end = new MethodBuilder.Label();
        jump(c.getCondition(), false, otherwise);
        jump(c.getThenExpr(), when, target);
        code.builder.jump(end, Positions.of(c));
        code.builder.place(otherwise);
        jump(c.getElseExpr(), when, target);
        code.builder.place(end);
    }

    private void comparison(BinaryExpr b, boolean when, MethodBuilder.Label target) {
        Position position = Positions.of(b);
        Comparison wanted = comparison(b.getOperator()).orElseThrow();
        Comparison comparison = when ? wanted : negated(wanted);
        Typed left = code.expressions.lower(b.getLeft());
        Expression rightSide = ExpressionLowering.stripped(b.getRight());
        if (rightSide instanceof NullLiteralExpr) {
            code.builder.jumpIf(comparison, left.register(), Op.NONE, target, position);
            return;
        }
        Optional<Constants.Value> constant = code.constants.fold(rightSide);
        boolean numeric = left.type().isPrimitive()
                || constant.map(c -> c.type().isPrimitive()).orElse(false);
        if (constant.isPresent() && numeric && isIntZero(constant.get())) {
            left = code.conversions.unboxed(left, position);
            if (!left.type().equals(JavaType.LONG) && !left.type().isFloating()) {
                code.builder.jumpIf(comparison, left.register(), Op.NONE, target, position);
                return;
            }
        }
        Typed right = code.expressions.lower(b.getRight());
        boolean isOrder = wanted != Comparison.EQUAL && wanted != Comparison.NOT_EQUAL;
        if (isOrder || left.type().isPrimitive() || right.type().isPrimitive()) {
            left = code.conversions.unboxed(left, position);
            right = code.conversions.unboxed(right, position);
        }
        if (left.type().isFloating() || right.type().isFloating()) {
            int order = code.builder.compute(Op.Operator.OTHER, List.of(left.register(), right.register()), position);
            code.builder.jumpIf(comparison, order, Op.NONE, target, position);
        } else {
            code.builder.jumpIf(comparison, left.register(), right.register(), target, position);
        }
    }

    private static boolean isIntZero(Constants.Value value) {
        return value.value().equals(0L) && !value.type().equals(JavaType.LONG);
    }

    private static Optional<Comparison> comparison(BinaryExpr.Operator operator) {
        return switch (operator) {
            case EQUALS -> Optional.of(Comparison.EQUAL);
            case NOT_EQUALS -> Optional.of(Comparison.NOT_EQUAL);
            case LESS -> Optional.of(Comparison.LESS);
            case LESS_EQUALS -> Optional.of(Comparison.LESS_OR_EQUAL);
            case GREATER -> Optional.of(Comparison.GREATER);
            case GREATER_EQUALS -> Optional.of(Comparison.GREATER_OR_EQUAL);
            default -> Optional.empty();
        };
    }

    private static Comparison negated(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Comparison.NOT_EQUAL;
            case NOT_EQUAL -> Comparison.EQUAL;
            case LESS -> Comparison.GREATER_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparison.LESS;
            case GREATER -> Comparison.LESS_OR_EQUAL;
            case LESS_OR_EQUAL -> Comparison.GREATER;
        };
    }
}
