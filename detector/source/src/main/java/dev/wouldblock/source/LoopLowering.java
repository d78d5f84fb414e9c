package dev.wouldblock.source;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loops. */
final class LoopLowering {
    private static final String ITERABLE = "java/lang/Iterable";
    private static final String ITERATOR = "java/util/Iterator";

    private final Code code;

    LoopLowering(Code code) {
        this.code = code;
    }

    void lower(WhileStmt s, Set<String> labels) {
        loop(Optional.of(s.getCondition()), List.of(), s.getBody(), labels);
    }

    void lower(ForStmt s, Set<String> labels) {
        MethodBuilder.ScopeMark mark = code.builder.enterScope();
        Scope around = code.scope;
        code.scope = new Scope(around);
        s.getInitialization().forEach(code.statements::effect);
        loop(s.getCompare(), s.getUpdate(), s.getBody(), labels);
        code.scope = around;
        code.builder.leaveScope(mark);
    }

    private void loop(Optional<Expression> condition, List<Expression> update, Statement body, Set<String> labels) {
        MethodBuilder.Label start = new MethodBuilder.Label();
        MethodBuilder.Label next = new MethodBuilder.Label();
        MethodBuilder.Label end = new MethodBuilder.Label();
        code.builder.place(start);
        condition.ifPresent(c -> code.conditions.jumpUnless(c, end));
        code.exits.inLoop(labels, end, next, () -> code.statements.statement(body));
        code.builder.place(next);
        update.forEach(code.statements::effect);
        code.builder.jump(start, Positions.endOf(body));
        code.builder.place(end);
    }

    void lower(DoStmt s, Set<String> labels) {
        MethodBuilder.Label start = new MethodBuilder.Label();
        MethodBuilder.Label next = new MethodBuilder.Label();
        MethodBuilder.Label end = new MethodBuilder.Label();
        code.builder.place(start);
        code.exits.inLoop(labels, end, next, () -> code.statements.statement(s.getBody()));
        code.builder.place(next);
        code.conditions.jumpIf(s.getCondition(), start);
        code.builder.place(end);
    }

    void lower(ForEachStmt s, Set<String> labels) {
        MethodBuilder.ScopeMark mark = code.builder.enterScope();
        Scope around = code.scope;
        code.scope = new Scope(around);
        Position position = Positions.of(s.getIterable());
        int collection = code.builder.local();
        Typed value = code.expressions.lower(s.getIterable());
        code.builder.moveTo(collection, value.register(), position);
        Typed source = new Typed(collection, value.type());
        if (source.type().isArray()) {
            overArray(s, source, labels, position);
        } else {
            overIterable(s, source, labels, position);
        }
        code.scope = around;
        code.builder.leaveScope(mark);
    }

    private void overArray(ForEachStmt s, Typed array, Set<String> labels, Position position) {
        MethodBuilder builder = code.builder;
        int length = builder.local();
        builder.add(new Op.Compute(length, Op.Operator.OTHER, List.of(array.register()), position));
        int index = builder.local();
        builder.add(new Op.Const(index, Optional.of(0L), position));
        MethodBuilder.Label start = new MethodBuilder.Label();
        MethodBuilder.Label next = new MethodBuilder.Label();
        MethodBuilder.Label end = new MethodBuilder.Label();
        builder.place(start);
        int left = builder.move(index, position);
        int right = builder.move(length, position);
        builder.jumpIf(Comparison.GREATER_OR_EQUAL, left, right, end, position);
        int element = builder.compute(Op.Operator.OTHER, List.of(array.register(), index), position);
        variable(s, new Typed(element, array.type().element()), position);
        code.exits.inLoop(labels, end, next, () -> code.statements.statement(s.getBody()));
        builder.place(next);
        int one = builder.constant(Optional.of(1L), position);
        builder.add(new Op.Compute(index, Op.Operator.ADD, List.of(index, one), position));
        builder.jump(start, position);
        builder.place(end);
    }

    private void overIterable(ForEachStmt s, Typed iterable, Set<String> labels, Position position) {
        MethodBuilder builder = code.builder;
        JavaType erased = iterable.type().erased();
        String owner = erased.isClass() ? erased.name() : MethodRef.UNKNOWN_OWNER;
        int iterator = builder.local();
        builder.add(new Op.Call(
                iterator,
                Code.reference(owner, "iterator", 0, "()Ljava/util/Iterator;"),
                Op.Dispatch.VIRTUAL,
                List.of(iterable.register()),
                false,
                position));
        MethodBuilder.Label start = new MethodBuilder.Label();
        MethodBuilder.Label end = new MethodBuilder.Label();
        builder.place(start);
        int more = code.call(
                Code.reference(ITERATOR, "hasNext", 0, "()Z"), Op.Dispatch.VIRTUAL, List.of(iterator), false, position);
        builder.jumpIf(Comparison.EQUAL, more, Op.NONE, end, position);
        int element = code.call(
                Code.reference(ITERATOR, "next", 0, "()Ljava/lang/Object;"),
                Op.Dispatch.VIRTUAL,
                List.of(iterator),
                false,
                position);
        JavaType type = code.types()
                .asSuper(iterable.type(), ITERABLE)
                .filter(t -> !t.arguments().isEmpty())
                .map(t -> t.arguments().get(0))
                .orElse(JavaType.OBJECT);
        Typed seen = code.conversions.seenAs(new Typed(element, JavaType.OBJECT), type, position);
        variable(s, seen, position);
        code.exits.inLoop(labels, end, start, () -> code.statements.statement(s.getBody()));
        builder.jump(start, position);
        builder.place(end);
    }

    private void variable(ForEachStmt s, Typed element, Position position) {
        VariableDeclarator declared = s.getVariableDeclarator();
        RawType raw = RawType.of(declared.getType());
        JavaType type = raw.isInferred() ? element.type() : code.typeScope.resolve(raw);
        Typed value = code.conversions.convert(element, type, position);
        if (!type.isPrimitive() && element.type().equals(JavaType.OBJECT)) {
            // The collection's type is unknown or raw, yet the variable says what comes out of it.
            value = code.conversions.seenAs(value, type, position);
        }
        int variable = code.builder.local();
        code.builder.moveTo(variable, value.register(), position);
        code.scope.declare(declared.getNameAsString(), variable, type);
    }
}
