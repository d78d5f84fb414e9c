package dev.wouldblock.source;

import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Conversions between types (JLS 5) that leave something in the code: boxes, casts, arithmetic on floating point. */
final class Conversions {
    private static final Set<String> NARROW = Set.of("byte", "char", "short");

    private final Code code;

    Conversions(Code code) {
        this.code = code;
    }

    /** The value as a variable or parameter of a type gets it. */
    Typed convert(Typed value, JavaType target, Position position) {
        if (value.type().isPrimitive() && target.isClass()) {
            return box(value, position);
        }
        if (target.isPrimitive()) {
            return primitive(unboxed(value, position), target, position);
        }
        return value;
    }

    private Typed box(Typed value, Position position) {
        JavaType box = value.type().boxed();
        int result = code.call(
                Code.reference(box.name(), "valueOf", 1, "(" + value.type().descriptor() + ")L" + box.name() + ";"),
                Op.Dispatch.STATIC,
                List.of(value.register()),
                false,
                position);
        return new Typed(result, box);
    }

    Typed boxed(Typed value, Position position) {
        return value.type().isPrimitive() ? box(value, position) : value;
    }

    Typed unboxed(Typed value, Position position) {
        JavaType type = value.type().erased();
        if (!type.isBox()) {
            return value;
        }
        JavaType primitive = type.unboxed();
        int result = code.call(
                Code.reference(type.name(), primitive.name() + "Value", 0, "()" + primitive.descriptor()),
                Op.Dispatch.VIRTUAL,
                List.of(value.register()),
                false,
                position);
        return new Typed(result, primitive);
    }

    private Typed primitive(Typed value, JavaType target, Position position) {
        boolean changes = !value.type().equals(target)
                && value.type().isPrimitive()
                && (value.type().isFloating() || target.isFloating());
        int register = changes
                ? code.builder.compute(Op.Operator.OTHER, List.of(value.register()), position)
                : value.register();
        return new Typed(register, target);
    }

    /** Conversion by a cast operator. */
    Typed cast(Typed value, JavaType target, Position position) {
        if (target.isPrimitive()) {
            Typed plain =
                    value.type().isClass() && !value.type().isBox() ? checked(value, target.boxed(), position) : value;
            Typed unboxed = unboxed(plain, position);
            boolean narrows = NARROW.contains(target.name()) && !unboxed.type().equals(target);
            return narrows
                    ? new Typed(code.builder.compute(Op.Operator.OTHER, List.of(unboxed.register()), position), target)
                    : primitive(unboxed, target, position);
        }
        return value.type().isPrimitive() ? box(value, position) : checked(value, target, position);
    }

    private Typed checked(Typed value, JavaType target, Position position) {
        JavaType erased = target.erased();
        int result = code.builder.temporary();
        String name = erased.isArray() ? erased.descriptor() : erased.name();
        code.builder.add(new Op.Move(result, value.register(), Optional.of(name), position));
        return new Typed(result, target);
    }

    /** A value of an erased type that the type arguments in sight say more of: compilers insert a cast. */
    Typed seenAs(Typed value, JavaType seen, Position position) {
        JavaType erased = seen.erased();
        boolean isSame = erased.equals(value.type().erased())
                || erased.equals(JavaType.OBJECT)
                || !erased.isReference()
                || erased.isNull();
        return isSame ? new Typed(value.register(), seen) : checked(value, seen, position);
    }
}
