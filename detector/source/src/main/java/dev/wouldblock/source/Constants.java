package dev.wouldblock.source;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.type.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Values of constant expressions (JLS 15.29), which compilers put in place of the expression: numbers as {@link Long} or
 * {@link Double}, booleans as 0 and 1, and strings.
 */
final class Constants {
    private static final int MAX_DEPTH = 30;

    /** What names mean where the expression stands. */
    interface Names {
        /** The value of a constant variable or field, given as a name or as a field access. */
        Optional<Value> constant(Expression name, int depth);
    }

    /** @param type primitive or {@code String} */
    record Value(JavaType type, Object value) {
        static Value of(boolean value) {
            return new Value(JavaType.BOOLEAN, value ? 1L : 0L);
        }

        boolean isTrue() {
            return value.equals(1L);
        }

        long number() {
            return ((Number) value).longValue();
        }

        /** The value as a declared type holds it. */
        Optional<Value> as(JavaType wanted) {
            if (wanted.equals(type)) {
                return Optional.of(this);
            }
            if (!wanted.isPrimitive() || !type.isPrimitive() || type.equals(JavaType.BOOLEAN)) {
                return Optional.empty();
            }
            double floating = ((Number) value).doubleValue();
            long integral = value instanceof Double d ? d.longValue() : number();
            return switch (wanted.name()) {
                case "int" -> Optional.of(new Value(wanted, (long) (int) integral));
                case "long" -> Optional.of(new Value(wanted, integral));
                case "short" -> Optional.of(new Value(wanted, (long) (short) integral));
                case "byte" -> Optional.of(new Value(wanted, (long) (byte) integral));
                case "char" -> Optional.of(new Value(wanted, (long) (char) integral));
                case "float", "double" -> Optional.of(new Value(wanted, floating));
                default -> Optional.empty();
            };
        }
    }

    private final Names names;

    Constants(Names names) {
        this.names = names;
    }

    /** Whether an expression has the form of a constant; its names decide whether it is one. */
    static boolean mayBeConstant(Expression expression) {
        if (expression instanceof BinaryExpr b) {
            Expression left = b;
            while (left instanceof BinaryExpr nested) {
                if (!mayBeConstant(nested.getRight())) {
                    return false;
                }
                left = nested.getLeft();
            }
            return mayBeConstant(left);
        }
        if (expression instanceof UnaryExpr u) {
            return !isUpdate(u) && mayBeConstant(u.getExpression());
        }
        if (expression instanceof CastExpr c) {
            return mayBeConstant(c.getExpression());
        }
        if (expression instanceof EnclosedExpr e) {
            return mayBeConstant(e.getInner());
        }
        if (expression instanceof ConditionalExpr c) {
            return mayBeConstant(c.getCondition()) && mayBeConstant(c.getThenExpr()) && mayBeConstant(c.getElseExpr());
        }
        if (expression instanceof FieldAccessExpr f) {
            return isName(f);
        }
        return expression.isLiteralExpr() && !expression.isNullLiteralExpr() || expression instanceof NameExpr;
    }

    private static boolean isName(Expression expression) {
        Expression at = expression;
        while (at instanceof FieldAccessExpr f) {
            at = f.getScope();
        }
        return at instanceof NameExpr;
    }

    private static boolean isUpdate(UnaryExpr u) {
        return switch (u.getOperator()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
        };
    }

    Optional<Value> fold(Expression expression) {
        return fold(expression, 0);
    }

    Optional<Value> fold(Expression expression, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        if (expression instanceof BinaryExpr b) {
            return foldChain(b, depth);
        }
        if (expression instanceof EnclosedExpr e) {
            return fold(e.getInner(), depth + 1);
        }
        if (expression instanceof NameExpr || expression instanceof FieldAccessExpr && isName(expression)) {
            return names.constant(expression, depth);
        }
        if (expression instanceof UnaryExpr u && !isUpdate(u)) {
            return fold(u.getExpression(), depth + 1).flatMap(v -> unary(u.getOperator(), v));
        }
        if (expression instanceof CastExpr c) {
            return constantType(c.getType())
                    .flatMap(type -> fold(c.getExpression(), depth + 1).flatMap(v -> v.as(type)));
        }
        if (expression instanceof ConditionalExpr c) {
            return fold(c.getCondition(), depth + 1)
                    .flatMap(test -> fold(c.getThenExpr(), depth + 1)
                            .flatMap(a -> fold(c.getElseExpr(), depth + 1).map(b -> test.isTrue() ? a : b)));
        }
        return literal(expression);
    }

    /** Chains of operators lean to the left and can be thousands deep. */
    private Optional<Value> foldChain(BinaryExpr root, int depth) {
        Deque<BinaryExpr> chain = new ArrayDeque<>();
        Expression left = root;
        while (left instanceof BinaryExpr b) {
            chain.push(b);
            left = b.getLeft();
        }
        Optional<Value> value = fold(left, depth + 1);
        while (value.isPresent() && !chain.isEmpty()) {
            BinaryExpr b = chain.pop();
            Value sofar = value.get();
            value = fold(b.getRight(), depth + 1).flatMap(r -> ConstantOperators.binary(b.getOperator(), sofar, r));
        }
        return value;
    }

    private static Optional<Value> literal(Expression e) {
        try {
            if (e instanceof IntegerLiteralExpr i) {
                long value = Long.decode(plain(i.getValue()));
                return Optional.of(new Value(JavaType.INT, (long) (int) value));
            }
            if (e instanceof LongLiteralExpr l) {
                String text = plain(l.getValue());
                return Optional.of(new Value(
                        JavaType.LONG,
                        l.asNumber() == null ? Long.decode(text) : l.asNumber().longValue()));
            }
            if (e instanceof BooleanLiteralExpr b) {
                return Optional.of(Value.of(b.getValue()));
            }
            if (e instanceof CharLiteralExpr c) {
                return Optional.of(new Value(JavaType.CHAR, (long) c.asChar()));
            }
            if (e instanceof DoubleLiteralExpr d) {
                boolean isFloat = d.getValue().endsWith("f") || d.getValue().endsWith("F");
                return Optional.of(new Value(isFloat ? JavaType.FLOAT : JavaType.DOUBLE, d.asDouble()));
            }
            if (e instanceof TextBlockLiteralExpr t) {
                return Optional.of(new Value(JavaType.STRING, t.asString()));
            }
            if (e instanceof StringLiteralExpr s) {
                return Optional.of(new Value(JavaType.STRING, s.asString()));
            }
        } catch (RuntimeException malformed) {
            // Out of range or a bad escape: the compiler will say so, here it is just no constant.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String plain(String literal) {
        String text = literal.replace("_", "").replace("L", "").replace("l", "");
        return text.startsWith("0b") || text.startsWith("0B")
                ? Long.toString(Long.parseUnsignedLong(text.substring(2), 2))
                : text;
    }

    private static Optional<JavaType> constantType(Type type) {
        String name = type.asString();
        return name.equals("String") || name.equals("java.lang.String")
                ? Optional.of(JavaType.STRING)
                : JavaType.primitive(name);
    }

    private static Optional<Value> unary(UnaryExpr.Operator operator, Value v) {
        boolean isNumber = v.type().isIntegral();
        JavaType promoted = v.type().equals(JavaType.LONG) ? JavaType.LONG : JavaType.INT;
        return switch (operator) {
            case MINUS ->
                isNumber
                        ? new Value(JavaType.LONG, -v.number()).as(promoted)
                        : v.value() instanceof Double d ? Optional.of(new Value(v.type(), -d)) : Optional.empty();
            case PLUS -> isNumber ? v.as(promoted) : Optional.of(v);
            case BITWISE_COMPLEMENT -> isNumber ? new Value(JavaType.LONG, ~v.number()).as(promoted) : Optional.empty();
            case LOGICAL_COMPLEMENT ->
                v.type().equals(JavaType.BOOLEAN) ? Optional.of(Value.of(!v.isTrue())) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
