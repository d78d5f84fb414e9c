package dev.wouldblock.source;

import com.github.javaparser.ast.expr.BinaryExpr;
import java.util.Optional;

/** Binary operators on constants. */
final class ConstantOperators {
    private ConstantOperators() {}

    static Optional<Constants.Value> binary(BinaryExpr.Operator operator, Constants.Value a, Constants.Value b) {
        if (a.type().isString() || b.type().isString()) {
            return strings(operator, a, b);
        }
        if (a.type().equals(JavaType.BOOLEAN) && b.type().equals(JavaType.BOOLEAN)) {
            return booleans(operator, a.isTrue(), b.isTrue());
        }
        if (a.type().isFloating() || b.type().isFloating()) {
            return floating(operator, a, b);
        }
        if (!a.type().isIntegral() || !b.type().isIntegral()) {
            return Optional.empty();
        }
        return integral(operator, a, b);
    }

    private static Optional<Constants.Value> integral(
            BinaryExpr.Operator operator, Constants.Value a, Constants.Value b) {
        long x = a.number();
        long y = b.number();
        boolean isShift = operator == BinaryExpr.Operator.LEFT_SHIFT
                || operator == BinaryExpr.Operator.SIGNED_RIGHT_SHIFT
                || operator == BinaryExpr.Operator.UNSIGNED_RIGHT_SHIFT;
        boolean isLong = a.type().equals(JavaType.LONG) || !isShift && b.type().equals(JavaType.LONG);
        long distance = y & (isLong ? 63 : 31);
        return switch (operator) {
            case PLUS -> number(x + y, isLong);
            case MINUS -> number(x - y, isLong);
            case MULTIPLY -> number(x * y, isLong);
            case DIVIDE -> y == 0 ? Optional.empty() : number(x / y, isLong);
            case REMAINDER -> y == 0 ? Optional.empty() : number(x % y, isLong);
            case BINARY_OR -> number(x | y, isLong);
            case BINARY_AND -> number(x & y, isLong);
            case XOR -> number(x ^ y, isLong);
            case LEFT_SHIFT -> number(x << distance, isLong);
            case SIGNED_RIGHT_SHIFT -> number(x >> distance, isLong);
            case UNSIGNED_RIGHT_SHIFT -> number(isLong ? x >>> distance : (int) x >>> distance, isLong);
            case EQUALS -> Optional.of(Constants.Value.of(x == y));
            case NOT_EQUALS -> Optional.of(Constants.Value.of(x != y));
            case LESS -> Optional.of(Constants.Value.of(x < y));
            case LESS_EQUALS -> Optional.of(Constants.Value.of(x <= y));
            case GREATER -> Optional.of(Constants.Value.of(x > y));
            case GREATER_EQUALS -> Optional.of(Constants.Value.of(x >= y));
            default -> Optional.empty();
        };
    }

    private static Optional<Constants.Value> number(long value, boolean isLong) {
        return new Constants.Value(JavaType.LONG, value).as(isLong ? JavaType.LONG : JavaType.INT);
    }

    private static Optional<Constants.Value> booleans(BinaryExpr.Operator operator, boolean a, boolean b) {
        return switch (operator) {
            case AND, BINARY_AND -> Optional.of(Constants.Value.of(a && b));
            case OR, BINARY_OR -> Optional.of(Constants.Value.of(a || b));
            case XOR, NOT_EQUALS -> Optional.of(Constants.Value.of(a != b));
            case EQUALS -> Optional.of(Constants.Value.of(a == b));
            default -> Optional.empty();
        };
    }

    private static Optional<Constants.Value> floating(
            BinaryExpr.Operator operator, Constants.Value a, Constants.Value b) {
        if (!a.type().isPrimitive() || !b.type().isPrimitive()) {
            return Optional.empty();
        }
        double x = ((Number) a.value()).doubleValue();
        double y = ((Number) b.value()).doubleValue();
        JavaType type =
                a.type().equals(JavaType.DOUBLE) || b.type().equals(JavaType.DOUBLE) ? JavaType.DOUBLE : JavaType.FLOAT;
        return switch (operator) {
            case PLUS -> Optional.of(new Constants.Value(type, x + y));
            case MINUS -> Optional.of(new Constants.Value(type, x - y));
            case MULTIPLY -> Optional.of(new Constants.Value(type, x * y));
            case DIVIDE -> Optional.of(new Constants.Value(type, x / y));
            default -> Optional.empty();
        };
    }

    private static Optional<Constants.Value> strings(
            BinaryExpr.Operator operator, Constants.Value a, Constants.Value b) {
        // The text of a number or boolean in a string matters to nobody.
        return operator == BinaryExpr.Operator.PLUS && a.type().equals(b.type())
                ? Optional.of(new Constants.Value(JavaType.STRING, a.value().toString() + b.value()))
                : Optional.empty();
    }
}
