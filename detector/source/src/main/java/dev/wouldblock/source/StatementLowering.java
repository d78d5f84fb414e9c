package dev.wouldblock.source;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements to blocks. */
final class StatementLowering {
    private final Code code;

    StatementLowering(Code code) {
        this.code = code;
    }

    void block(BlockStmt block) {
        inOrder(block.getStatements());
    }

    /** Statements with a scope of their own. */
    void inOrder(List<Statement> statements) {
        MethodBuilder.ScopeMark mark = code.builder.enterScope();
        Scope around = code.scope;
        TypeScope typesAround = code.typeScope;
        code.scope = new Scope(around);
        code.typeScope = typesAround.nested();
        statements.forEach(this::statement);
        code.typeScope = typesAround;
        code.scope = around;
        code.builder.leaveScope(mark);
    }

    /** The statements of a group of a switch, whose variables the groups after it see too. */
    void inGroup(List<Statement> statements) {
        statements.forEach(this::statement);
    }

    void statement(Statement s) {
        statement(s, Set.of());
    }

    private void statement(Statement s, Set<String> labels) {
        int mark = code.builder.mark();
        if (s instanceof ExpressionStmt e) {
            effect(e.getExpression());
        } else if (s instanceof BlockStmt b) {
            labelled(labels, () -> block(b));
        } else if (s instanceof IfStmt i) {
            labelled(labels, () -> ifStatement(i));
        } else if (s instanceof ReturnStmt r) {
            code.exits.returnFrom(r);
        } else if (s instanceof TryStmt t) {
            labelled(labels, () -> code.tries.lower(t));
        } else if (s instanceof WhileStmt w) {
            inScope(() -> code.loops.lower(w, labels));
        } else if (s instanceof ForStmt f) {
            code.loops.lower(f, labels);
        } else if (s instanceof ForEachStmt f) {
            code.loops.lower(f, labels);
        } else if (s instanceof DoStmt d) {
            code.loops.lower(d, labels);
        } else if (s instanceof BreakStmt b) {
            code.exits.breakTo(b.getLabel().map(l -> l.asString()), Positions.of(s));
        } else if (s instanceof ContinueStmt c) {
            code.exits.continueTo(c.getLabel().map(l -> l.asString()), Positions.of(s));
        } else if (s instanceof ThrowStmt t) {
            Typed value = code.expressions.lower(t.getExpression());
            code.builder.leave(new Terminator.Throw(value.register(), Positions.of(s)));
        } else {
            other(s, labels);
        }
        code.builder.release(mark);
    }

    private void other(Statement s, Set<String> labels) {
        if (s instanceof SwitchStmt w) {
            code.switches.statement(w, labels);
        } else if (s instanceof SynchronizedStmt y) {
            labelled(labels, () -> code.tries.lower(y));
        } else if (s instanceof LabeledStmt l) {
            Set<String> all = new HashSet<>(labels);
            all.add(l.getLabel().asString());
            statement(l.getStatement(), all);
        } else if (s instanceof YieldStmt y) {
            code.exits.yieldExpression(y.getExpression());
        } else if (s instanceof AssertStmt a) {
            assertion(a);
        } else if (s instanceof LocalClassDeclarationStmt c) {
            LocalClasses.declare(code, c.getClassDeclaration());
        } else if (s instanceof LocalRecordDeclarationStmt r) {
            LocalClasses.declare(code, r.getRecordDeclaration());
        } else if (s instanceof ExplicitConstructorInvocationStmt c) {
            code.constructors.invoke(c);
        }
        // What is left is empty or could not be parsed.
    }

    private void labelled(Set<String> labels, Runnable body) {
        if (labels.isEmpty()) {
            body.run();
            return;
        }
        MethodBuilder.Label end = new MethodBuilder.Label();
        code.exits.inLabelled(labels, end, body);
        code.builder.place(end);
    }

    private void inScope(Runnable body) {
        Scope around = code.scope;
        code.scope = new Scope(around);
        body.run();
        Scope inner = code.scope;
        code.scope = around;
        around.adopt(inner);
    }

    /** An expression for its effect. */
    void effect(Expression written) {
        int mark = code.builder.mark();
        Expression e = ExpressionLowering.stripped(written);
        if (e instanceof VariableDeclarationExpr v) {
            declare(v);
        } else if (e instanceof UnaryExpr u && isStep(u)) {
            code.operators.step(u);
        } else {
            code.expressions.lower(e);
        }
        code.builder.release(mark);
    }

    private static boolean isStep(UnaryExpr u) {
        return switch (u.getOperator()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
        };
    }

    void declare(VariableDeclarationExpr declaration) {
        for (VariableDeclarator v : declaration.getVariables()) {
            RawType raw = RawType.of(v.getType());
            JavaType type = raw.isInferred() ? JavaType.UNKNOWN : code.typeScope.resolve(raw);
            int variable = code.builder.local();
            int mark = code.builder.mark();
            if (v.getInitializer().isPresent()) {
                Typed value = code.expressions.lowerAs(v.getInitializer().get(), type);
                type = raw.isInferred() ? value.type() : type;
                code.builder.moveTo(variable, value.register(), Positions.of(v));
            }
            code.builder.release(mark);
            code.scope.declare(v.getNameAsString(), variable, type);
        }
    }

    private void ifStatement(IfStmt s) {
        Optional<Constants.Value> known = code.constants.fold(s.getCondition());
        if (known.isPresent()) {
            if (known.get().isTrue()) {
                statement(s.getThenStmt());
            } else {
                s.getElseStmt().ifPresent(this::statement);
            }
            return;
        }
        Scope around = code.scope;
        code.scope = new Scope(around);
        MethodBuilder.Label otherwise = new MethodBuilder.Label();
        MethodBuilder.Label end = new MethodBuilder.Label();
        code.conditions.jumpUnless(s.getCondition(), otherwise);
        statement(s.getThenStmt());
        boolean thenLeaves = !code.builder.isOpen();
        if (s.getElseStmt().isPresent()) {
            code.builder.jump(end, Positions.endOf(s.getThenStmt()));
            code.builder.place(otherwise);
            statement(s.getElseStmt().get());
            boolean elseLeaves = !code.builder.isOpen();
            code.builder.place(end);
            thenLeaves = thenLeaves != elseLeaves;
        } else {
            code.builder.place(otherwise);
        }
        Scope inner = code.scope;
        code.scope = around;
        if (thenLeaves) {
            // "if (!(o instanceof A a)) return;": the variable is there after the statement (JLS 6.3.2.2).
            around.adopt(inner);
        }
    }

    private void assertion(AssertStmt a) {
        Position position = Positions.of(a);
        MethodBuilder.Label end = new MethodBuilder.Label();
        int disabled = code.load(Op.NONE, new FieldRef(code.owner.name(), "$assertionsDisabled", "Z"), position);
        code.builder.jumpIf(Terminator.Comparison.NOT_EQUAL, disabled, Op.NONE, end, position);
        code.conditions.jumpIf(a.getCheck(), end);
        int error = code.builder.temporary();
        code.builder.add(new Op.New(error, "java/lang/AssertionError", Op.NONE, position));
        List<Integer> arguments = a.getMessage()
                .map(m -> List.of(
                        error,
                        code.conversions
                                .boxed(code.expressions.lower(m), position)
                                .register()))
                .orElseGet(() -> List.of(error));
        code.call(
                Code.reference(
                        "java/lang/AssertionError",
                        "<init>",
                        arguments.size() - 1,
                        arguments.size() == 1 ? "()V" : "(Ljava/lang/Object;)V"),
                Op.Dispatch.SPECIAL,
                arguments,
                true,
                position);
        code.builder.leave(new Terminator.Throw(error, position));
        code.builder.place(end);
    }
}
