package dev.wouldblock.source;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Try statements and synchronized blocks, expanded as compilers do it: a finally block is copied to every way out. */
final class TryLowering {
    private static final String THROWABLE = "java/lang/Throwable";

    private final Code code;

    TryLowering(Code code) {
        this.code = code;
    }

    void lower(TryStmt t) {
        Runnable body =
                t.getResources().isEmpty() ? () -> code.statements.block(t.getTryBlock()) : () -> resources(t, 0);
        boolean isPlain = t.getCatchClauses().isEmpty() && t.getFinallyBlock().isEmpty();
        if (isPlain) {
            body.run();
        } else {
            Optional<Runnable> cleanup = t.getFinallyBlock().map(f -> () -> code.statements.block(f));
            protect(body, t.getCatchClauses(), cleanup, Positions.endOf(t));
        }
    }

    void lower(SynchronizedStmt s) {
        code.expressions.lower(s.getExpression());
        protect(() -> code.statements.block(s.getBody()), List.of(), Optional.of(() -> {}), Positions.endOf(s));
    }

    private void protect(Runnable body, List<CatchClause> catches, Optional<Runnable> cleanup, Position position) {
        MethodBuilder builder = code.builder;
        MethodBuilder.ScopeMark mark = builder.enterScope();
        int exception = builder.local();
        List<MethodBuilder.Handler> around = builder.handlers();
        MethodBuilder.Label end = new MethodBuilder.Label();
        MethodBuilder.Label any = new MethodBuilder.Label();
        List<MethodBuilder.Handler> forCatches = new ArrayList<>();
        cleanup.ifPresent(c -> forCatches.add(new MethodBuilder.Handler(any, "", exception)));
        forCatches.addAll(around);
        List<MethodBuilder.Label> starts = new ArrayList<>();
        List<MethodBuilder.Handler> forBody = new ArrayList<>();
        for (CatchClause clause : catches) {
            MethodBuilder.Label start = new MethodBuilder.Label();
            starts.add(start);
            types(clause)
                    .forEach(type -> forBody.add(new MethodBuilder.Handler(
                            start, code.typeScope.resolve(RawType.of(type)).name(), exception)));
        }
        forBody.addAll(forCatches);
        guarded(body, forBody, around, cleanup, end, position);
        for (int i = 0; i < catches.size(); i++) {
            CatchClause clause = catches.get(i);
            builder.handleWith(forCatches);
            builder.place(starts.get(i));
            guarded(() -> handle(clause, exception), forCatches, around, cleanup, end, position);
        }
        cleanup.ifPresent(c -> {
            builder.handleWith(around);
            builder.place(any);
            int kept = builder.local();
            builder.moveTo(kept, exception, position);
            c.run();
            builder.leave(new Terminator.Throw(kept, position));
        });
        builder.handleWith(around);
        builder.place(end);
        builder.leaveScope(mark);
    }

    /** Code under handlers, with the clean-up on every way out of it. */
    private void guarded(
            Runnable body,
            List<MethodBuilder.Handler> handlers,
            List<MethodBuilder.Handler> around,
            Optional<Runnable> cleanup,
            MethodBuilder.Label end,
            Position position) {
        code.builder.handleWith(handlers);
        cleanup.ifPresentOrElse(c -> code.exits.withCleanup(c, around, body), body);
        code.builder.handleWith(around);
        if (code.builder.isOpen()) {
            cleanup.ifPresent(Runnable::run);
            code.builder.jump(end, position);
        }
    }

    private void handle(CatchClause clause, int exception) {
        Scope around = code.scope;
        code.scope = new Scope(around);
        MethodBuilder.ScopeMark mark = code.builder.enterScope();
        int variable = code.builder.local();
        code.builder.moveTo(variable, exception, Positions.of(clause.getParameter()));
        JavaType type = code.typeScope.resolve(RawType.of(types(clause).get(0)));
        code.scope.declare(clause.getParameter().getNameAsString(), variable, type);
        code.statements.block(clause.getBody());
        code.builder.leaveScope(mark);
        code.scope = around;
    }

    private static List<Type> types(CatchClause clause) {
        Type type = clause.getParameter().getType();
        return type instanceof UnionType u ? new ArrayList<>(u.getElements()) : List.of(type);
    }

    /** A resource, and in its care all that follow it and the body (JLS 14.20.3.1). */
    private void resources(TryStmt t, int index) {
        if (index == t.getResources().size()) {
            code.statements.block(t.getTryBlock());
            return;
        }
        MethodBuilder builder = code.builder;
        MethodBuilder.ScopeMark mark = builder.enterScope();
        Scope outer = code.scope;
        code.scope = new Scope(outer);
        Expression written = t.getResources().get(index);
        boolean isNew = written instanceof VariableDeclarationExpr v
                && v.getVariable(0)
                        .getInitializer()
                        .filter(i -> ExpressionLowering.stripped(i) instanceof ObjectCreationExpr)
                        .isPresent();
        Typed resource = resource(written);
        int exception = builder.local();
        List<MethodBuilder.Handler> around = builder.handlers();
        MethodBuilder.Label failed = new MethodBuilder.Label();
        MethodBuilder.Label end = new MethodBuilder.Label();
        Position position = Positions.of(written);
        Runnable close = () -> {
            MethodBuilder.Label done = new MethodBuilder.Label();
            close(resource, isNew, done, position);
            builder.place(done);
        };
        List<MethodBuilder.Handler> handlers = with(new MethodBuilder.Handler(failed, THROWABLE, exception), around);
        guarded(() -> resources(t, index + 1), handlers, around, Optional.of(close), end, position);
        builder.place(failed);
        int primary = builder.local();
        builder.moveTo(primary, exception, position);
        MethodBuilder.Label rethrow = new MethodBuilder.Label();
        MethodBuilder.Label both = new MethodBuilder.Label();
        builder.handleWith(with(new MethodBuilder.Handler(both, THROWABLE, exception), around));
        close(resource, isNew, rethrow, position);
        builder.jump(rethrow, position);
        builder.handleWith(around);
        builder.place(both);
        MethodRef suppress = Code.reference(THROWABLE, "addSuppressed", 1, "(Ljava/lang/Throwable;)V");
        builder.add(new Op.Call(Op.NONE, suppress, Op.Dispatch.VIRTUAL, List.of(primary, exception), true, position));
        builder.place(rethrow);
        builder.leave(new Terminator.Throw(primary, position));
        builder.place(end);
        code.scope = outer;
        builder.leaveScope(mark);
    }

    private static List<MethodBuilder.Handler> with(MethodBuilder.Handler first, List<MethodBuilder.Handler> rest) {
        List<MethodBuilder.Handler> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private Typed resource(Expression written) {
        if (written instanceof VariableDeclarationExpr v) {
            code.statements.declare(v);
            Scope.Variable variable =
                    code.scope.find(v.getVariable(0).getNameAsString()).orElseThrow();
            return new Typed(variable.register(), variable.type());
        }
        int copy = code.builder.local();
        Typed value = code.expressions.lower(written);
        code.builder.moveTo(copy, value.register(), Positions.of(written));
        return new Typed(copy, value.type());
    }

    private void close(Typed resource, boolean isNew, MethodBuilder.Label done, Position position) {
        if (!isNew) {
            code.builder.jumpIf(Terminator.Comparison.EQUAL, resource.register(), Op.NONE, done, position);
        }
        JavaType type = resource.type().erased();
        String owner = type.isClass() ? type.name() : MethodRef.UNKNOWN_OWNER;
        MethodRef method = Code.reference(owner, "close", 0, "()V");
        code.builder.add(
                new Op.Call(Op.NONE, method, Op.Dispatch.VIRTUAL, List.of(resource.register()), true, position));
    }
}
