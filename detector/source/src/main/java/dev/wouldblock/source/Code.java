package dev.wouldblock.source;

import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The body of one method or lambda while it is lowered: where it stands, and the parts that do the work. */
final class Code {
    final ClassContext owner;
    final MethodBuilder builder = new MethodBuilder();
    final boolean hasThis;
    final String enclosing;
    /** Void, unknown in bodies of lambdas whose interface is unknown. */
    final JavaType returns;

    TypeScope typeScope;
    Scope scope = new Scope(null);

    final NameLowering names = new NameLowering(this);
    final ConditionLowering conditions = new ConditionLowering(this);
    final Conversions conversions = new Conversions(this);
    final CallLowering calls = new CallLowering(this);
    final CreationLowering creations = new CreationLowering(this);
    final LambdaLowering lambdas = new LambdaLowering(this);
    final AssignmentLowering assignments = new AssignmentLowering(this);
    final OperatorLowering operators = new OperatorLowering(this);
    final PatternLowering patterns = new PatternLowering(this);
    final Exits exits = new Exits(this);
    final SwitchLowering switches = new SwitchLowering(this);
    final TryLowering tries = new TryLowering(this);
    final LoopLowering loops = new LoopLowering(this);
    final ExpressionLowering expressions = new ExpressionLowering(this);
    final ConstructorLowering constructors = new ConstructorLowering(this);
    final StatementLowering statements = new StatementLowering(this);
    final Constants constants = new Constants(names::constant);

    Code(ClassContext owner, TypeScope typeScope, boolean hasThis, String enclosing, JavaType returns) {
        this.owner = owner;
        this.typeScope = typeScope;
        this.hasThis = hasThis;
        this.enclosing = enclosing;
        this.returns = returns;
        if (hasThis) {
            builder.local();
        }
    }

    ProjectIndex types() {
        return owner.file.types;
    }

    Methods methods() {
        return owner.file.methods;
    }

    void parameter(String name, JavaType type) {
        scope.declare(name, builder.local(), type);
    }

    int load(int object, FieldRef field, Position position) {
        int result = builder.temporary();
        builder.add(new Op.LoadField(result, object, field, position));
        return result;
    }

    void store(int object, FieldRef field, int value, Position position) {
        builder.add(new Op.StoreField(object, field, value, position));
    }

    /** A call; the result is {@link Op#NONE} for void. */
    int call(MethodRef method, Op.Dispatch dispatch, List<Integer> arguments, boolean isVoid, Position position) {
        int result = isVoid ? Op.NONE : builder.temporary();
        builder.add(new Op.Call(result, method, dispatch, arguments, false, position));
        return result;
    }

    static MethodRef reference(String owner, String name, int arity, String descriptor) {
        return new MethodRef(owner, name, arity, descriptor);
    }

    MethodModel finish(
            String name,
            String descriptor,
            int parameterCount,
            Set<MethodModel.Modifier> modifiers,
            Set<String> annotations,
            Position start) {
        var blocks = builder.blocks();
        Position first = Optional.of(blocks.get(0))
                .map(b -> b.ops().isEmpty()
                        ? b.terminator().position()
                        : b.ops().get(0).position())
                .filter(Position::isKnown)
                .orElse(start);
        EnumSet<MethodModel.Modifier> all = EnumSet.noneOf(MethodModel.Modifier.class);
        all.addAll(modifiers);
        return new MethodModel(
                owner.name(),
                name,
                descriptor,
                parameterCount,
                all,
                annotations,
                enclosing,
                Math.max(builder.registerCount(), parameterCount),
                Position.ofLine(first.line()),
                blocks);
    }
}
