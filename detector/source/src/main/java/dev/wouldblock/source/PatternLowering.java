package dev.wouldblock.source;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.type.Type;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tests of types, and patterns that bind variables (JLS 14.30). */
final class PatternLowering {
    private final Code code;

    PatternLowering(Code code) {
        this.code = code;
    }

    Typed plainInstanceOf(InstanceOfExpr i) {
        Position position = Positions.of(i);
        Typed value = code.expressions.lower(i.getExpression());
        return new Typed(isInstance(value, i.getType(), position), JavaType.BOOLEAN);
    }

    private int isInstance(Typed value, Type type, Position position) {
        String name = name(type(type, value.type())).orElse(type.asString());
        int tested = code.builder.constant(Optional.of(name), position);
        return code.builder.compute(Op.Operator.INSTANCE_OF, List.of(value.register(), tested), position);
    }

    /** A test with a pattern as a condition. */
    void jump(InstanceOfExpr i, boolean when, MethodBuilder.Label target) {
        Typed value = code.expressions.lower(i.getExpression());
        Expression pattern = i.getPattern().orElseThrow();
        if (when) {
            MethodBuilder.Label no = new MethodBuilder.Label();
            match(pattern, value, no);
            code.builder.jump(target, Positions.of(i));
            code.builder.place(no);
        } else {
            match(pattern, value, target);
        }
    }

    /** Binds the variables of a pattern if the value matches, jumps otherwise. */
    void match(Expression pattern, Typed value, MethodBuilder.Label otherwise) {
        Position position = Positions.of(pattern);
        if (pattern instanceof TypePatternExpr t) {
            JavaType declared = type(t.getType(), value.type());
            if (!declared.isPrimitive() && !RawType.of(t.getType()).isInferred()) {
                test(value, t.getType(), otherwise, position);
            }
            bind(t.getNameAsString(), value, declared, position);
        } else if (pattern instanceof RecordPatternExpr r) {
            JavaType declared = type(r.getType(), value.type());
            test(value, r.getType(), otherwise, position);
            int object = cast(value, declared, position);
            List<Member.Field> components = components(declared);
            for (int i = 0; i < r.getPatternList().size(); i++) {
                Typed component = component(object, declared, components, i, position);
                match(r.getPatternList().get(i), component, otherwise);
            }
        }
        // What is left is the pattern that matches everything and binds nothing.
    }

    private void test(Typed value, Type type, MethodBuilder.Label otherwise, Position position) {
        int isOne = isInstance(value, type, position);
        code.builder.jumpIf(Comparison.EQUAL, isOne, Op.NONE, otherwise, position);
    }

    private JavaType type(Type written, JavaType value) {
        RawType raw = RawType.of(written);
        return raw.isInferred() ? value : code.typeScope.resolve(raw);
    }

    private int cast(Typed value, JavaType type, Position position) {
        int result = code.builder.temporary();
        code.builder.add(new Op.Move(result, value.register(), name(type), position));
        return result;
    }

    private static Optional<String> name(JavaType type) {
        JavaType erased = type.erased();
        return erased.isClass() && !erased.isUnknown()
                ? Optional.of(erased.name())
                : erased.isArray() ? Optional.of(erased.descriptor()) : Optional.empty();
    }

    private void bind(String name, Typed value, JavaType type, Position position) {
        int cast = cast(value, type, position);
        int variable = code.builder.local();
        code.builder.moveTo(variable, cast, position);
        code.scope.declare(name, variable, type);
    }

    /** The components of a record in the order of its canonical constructor, as its fields. */
    private List<Member.Field> components(JavaType type) {
        List<Member.Field> all = new ArrayList<>();
        code.types()
                .find(type.name())
                .ifPresent(info ->
                        info.fields().stream().filter(f -> !f.isStatic()).forEach(all::add));
        return all;
    }

    private Typed component(int object, JavaType type, List<Member.Field> components, int i, Position position) {
        if (i >= components.size()) {
            return new Typed(code.builder.compute(Op.Operator.OTHER, List.of(object), position), JavaType.UNKNOWN);
        }
        Member.Field field = components.get(i);
        int value = code.call(
                Code.reference(type.name(), field.name(), 0, "()" + field.type().descriptor()),
                Op.Dispatch.VIRTUAL,
                List.of(object),
                false,
                position);
        return new Typed(value, field.type());
    }
}
