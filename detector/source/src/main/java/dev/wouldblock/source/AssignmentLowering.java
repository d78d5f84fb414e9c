package dev.wouldblock.source;

import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.List;
import java.util.Optional;

/** Assignments, simple and compound. */
final class AssignmentLowering {
    private final Code code;

    AssignmentLowering(Code code) {
        this.code = code;
    }

    Typed assign(AssignExpr a) {
        Position position = Positions.of(a);
        NameLowering.Place place = code.names.target(a.getTarget());
        Optional<BinaryExpr.Operator> operator = a.getOperator().toBinaryOperator();
        if (operator.isEmpty()) {
            Typed value = code.expressions.lowerAs(a.getValue(), place.type());
            code.names.write(place, value.register(), position);
            return value.type().isUnknown() || value.type().isNull()
                    ? new Typed(value.register(), place.type())
                    : value;
        }
        return compound(a, place, operator.get(), position);
    }

    private Typed compound(AssignExpr a, NameLowering.Place place, BinaryExpr.Operator operator, Position position) {
        boolean isText = operator == BinaryExpr.Operator.PLUS && place.type().isString();
        Optional<Constants.Value> step = code.constants.fold(a.getValue());
        boolean isCount = step.isPresent()
                && step.get().type().equals(JavaType.INT)
                && (operator == BinaryExpr.Operator.PLUS || operator == BinaryExpr.Operator.MINUS);
        if (isCount
                && place instanceof NameLowering.Place.Local local
                && local.type().equals(JavaType.INT)) {
            long by = operator == BinaryExpr.Operator.PLUS
                    ? step.get().number()
                    : -step.get().number();
            int constant = code.builder.constant(Optional.of(by), position);
            code.builder.add(
                    new Op.Compute(local.register(), Op.Operator.ADD, List.of(local.register(), constant), position));
            return new Typed(code.builder.move(local.register(), position), local.type());
        }
        Typed old = code.names.read(place, position);
        Typed right = code.expressions.lower(a.getValue());
        Typed result;
        if (isText) {
            int text = code.builder.compute(Op.Operator.OTHER, List.of(old.register(), right.register()), position);
            result = new Typed(text, JavaType.STRING);
        } else {
            Typed combined = code.operators.apply(operator, old, right, position);
            boolean narrows = place.type().isPrimitive() && !combined.type().equals(place.type());
            result = narrows
                    ? code.conversions.cast(combined, place.type(), position)
                    : code.conversions.convert(combined, place.type(), position);
        }
        code.names.write(place, result.register(), position);
        return new Typed(result.register(), place.type());
    }
}
