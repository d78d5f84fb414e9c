package dev.wouldblock.source;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Switch statements and expressions, with constants or patterns. */
final class SwitchLowering {
    private final Code code;

    SwitchLowering(Code code) {
        this.code = code;
    }

    void statement(SwitchStmt s, Set<String> labels) {
        MethodBuilder.Label end = new MethodBuilder.Label();
        code.exits.inSwitch(labels, end, () -> cases(s, s.getSelector(), end, false));
        code.builder.place(end);
    }

    Typed expression(SwitchExpr s, JavaType target) {
        int result = code.builder.temporary();
        MethodBuilder.Label end = new MethodBuilder.Label();
        List<JavaType> types = new ArrayList<>();
        int mark = code.builder.mark();
        code.exits.inSwitchExpression(result, target, end, types, () -> cases(s, s.getSelector(), end, true));
        code.builder.place(end);
        code.builder.release(mark);
        JavaType type = types.stream()
                .reduce((a, b) -> code.expressions.joined(a, b, target))
                .orElse(target);
        return new Typed(result, type);
    }

    private void cases(SwitchNode s, Expression selector, MethodBuilder.Label end, boolean isExpression) {
        Position position = Positions.of(selector);
        Typed value = code.expressions.lower(selector);
        List<MethodBuilder.Label> bodies = new ArrayList<>();
        s.getEntries().forEach(e -> bodies.add(new MethodBuilder.Label()));
        MethodBuilder.Label otherwise = new MethodBuilder.Label();
        MethodBuilder.ScopeMark mark = code.builder.enterScope();
        Scope around = code.scope;
        code.scope = new Scope(around);
        boolean hasPatterns = s.getEntries().stream()
                .anyMatch(e ->
                        e.getGuard().isPresent() || e.getLabels().stream().anyMatch(l -> l instanceof PatternExpr));
        if (hasPatterns) {
            tests(s, value, bodies, otherwise, position);
        } else {
            choose(s, value, bodies, otherwise, position);
        }
        MethodBuilder.Label missing = otherwise;
        for (int i = 0; i < bodies.size(); i++) {
            SwitchEntry entry = s.getEntries().get(i);
            code.builder.place(bodies.get(i));
            if (entry.isDefault() || entry.getLabels().isEmpty()) {
                code.builder.place(missing);
                missing = new MethodBuilder.Label();
            }
            body(entry, end, isExpression);
        }
        code.scope = around;
        code.builder.leaveScope(mark);
        if (isExpression) {
            noMatch(missing, position);
        } else {
            code.builder.place(missing);
        }
    }

    /** A switch expression that has no case for a value throws (JLS 15.28.2). */
    private void noMatch(MethodBuilder.Label missing, Position position) {
        MethodBuilder.Label after = new MethodBuilder.Label();
        code.builder.jump(after, position);
        code.builder.place(missing);
        int error = code.builder.temporary();
        code.builder.add(new Op.New(error, "java/lang/MatchException", Op.NONE, position));
        code.builder.leave(new Terminator.Throw(error, position));
        code.builder.place(after);
    }

    private void body(SwitchEntry entry, MethodBuilder.Label end, boolean isExpression) {
        if (entry.getType() == SwitchEntry.Type.STATEMENT_GROUP) {
            code.statements.inGroup(entry.getStatements());
            return;
        }
        Statement only = entry.getStatements().get(0);
        if (entry.getType() == SwitchEntry.Type.EXPRESSION && isExpression && only instanceof ExpressionStmt e) {
            int mark = code.builder.mark();
            code.exits.yieldExpression(e.getExpression());
            code.builder.release(mark);
        } else {
            code.statements.statement(only);
            code.builder.jump(end, Positions.endOf(only));
        }
    }

    private void choose(
            SwitchNode s,
            Typed value,
            List<MethodBuilder.Label> bodies,
            MethodBuilder.Label otherwise,
            Position position) {
        Map<Long, MethodBuilder.Label> targets = new LinkedHashMap<>();
        boolean isNumber = value.type().unboxed().isIntegral() || value.type().isUnknown() && hasOnlyNumbers(s);
        long next = 0;
        for (int i = 0; i < bodies.size(); i++) {
            for (Expression label : s.getEntries().get(i).getLabels()) {
                if (isDefault(label)) {
                    continue;
                }
                Optional<Constants.Value> constant = code.constants.fold(label);
                long key = isNumber
                                && constant.isPresent()
                                && constant.get().type().isPrimitive()
                        ? constant.get().number()
                        : next++;
                targets.putIfAbsent(key, bodies.get(i));
            }
        }
        int selector = isNumber
                ? code.conversions.unboxed(value, position).register()
                : code.builder.compute(Op.Operator.OTHER, List.of(selected(value, position)), position);
        code.builder.choose(
                selector, List.copyOf(targets.keySet()), List.copyOf(targets.values()), otherwise, position);
    }

    /** Enums and strings are told apart by what their methods answer. */
    private int selected(Typed value, Position position) {
        String owner = value.type().erased().name();
        boolean isText = value.type().isString();
        String name = isText ? "hashCode" : "ordinal";
        MethodRef method = Code.reference(value.type().isClass() ? owner : MethodRef.UNKNOWN_OWNER, name, 0, "()I");
        boolean isEnum = code.types()
                .find(owner)
                .map(i -> i.kind() == TypeInfo.Kind.ENUM)
                .orElse(false);
        return isText || isEnum
                ? code.call(method, Op.Dispatch.VIRTUAL, List.of(value.register()), false, position)
                : value.register();
    }

    private boolean hasOnlyNumbers(SwitchNode s) {
        return s.getEntries().stream()
                .flatMap(e -> e.getLabels().stream())
                .allMatch(l -> isDefault(l)
                        || code.constants
                                .fold(l)
                                .filter(v -> v.type().isIntegral())
                                .isPresent());
    }

    private static boolean isDefault(Expression label) {
        return label instanceof NameExpr n && n.getNameAsString().equals("default");
    }

    /** Patterns are tried one after the other. */
    private void tests(
            SwitchNode s,
            Typed value,
            List<MethodBuilder.Label> bodies,
            MethodBuilder.Label otherwise,
            Position position) {
        for (int i = 0; i < bodies.size(); i++) {
            SwitchEntry entry = s.getEntries().get(i);
            for (Expression label : entry.getLabels()) {
                if (isDefault(label)) {
                    continue;
                }
                MethodBuilder.Label next = new MethodBuilder.Label();
                test(label, value, next, position);
                entry.getGuard().ifPresent(g -> code.conditions.jumpUnless(g, next));
                code.builder.jump(bodies.get(i), position);
                code.builder.place(next);
            }
        }
        code.builder.jump(otherwise, position);
    }

    private void test(Expression label, Typed value, MethodBuilder.Label otherwise, Position position) {
        if (label instanceof PatternExpr) {
            code.patterns.match(label, value, otherwise);
        } else if (label instanceof NullLiteralExpr) {
            code.builder.jumpIf(Terminator.Comparison.NOT_EQUAL, value.register(), Op.NONE, otherwise, position);
        } else {
            int isSame = code.builder.compute(Op.Operator.OTHER, List.of(value.register()), position);
            code.builder.jumpIf(Terminator.Comparison.EQUAL, isSame, Op.NONE, otherwise, position);
        }
    }
}
