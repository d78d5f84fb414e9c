package dev.wouldblock.source;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Ways out of statements: break, continue, yield and return, with the finally blocks that they run on the way. */
final class Exits {
    private final Code code;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private JavaType returned = JavaType.VOID;

    Exits(Code code) {
        this.code = code;
    }

    private sealed interface Frame {
        /** A statement that can be left. */
        record Jump(
                Set<String> labels, boolean isPlainTarget, MethodBuilder.Label end, Optional<MethodBuilder.Label> next)
                implements Frame {}

        /** A switch expression. */
        record Yield(int result, JavaType type, MethodBuilder.Label end, List<JavaType> types) implements Frame {}

        /** Code that runs on every way out, under the handlers around its try statement. */
        record Cleanup(Runnable action, List<MethodBuilder.Handler> handlers) implements Frame {}
    }

    /** The type of what the body returned last; void if it returned nothing. */
    JavaType returned() {
        return returned;
    }

    void inLoop(Set<String> labels, MethodBuilder.Label end, MethodBuilder.Label next, Runnable body) {
        in(new Frame.Jump(labels, true, end, Optional.of(next)), body);
    }

    void inSwitch(Set<String> labels, MethodBuilder.Label end, Runnable body) {
        in(new Frame.Jump(labels, true, end, Optional.empty()), body);
    }

    void inLabelled(Set<String> labels, MethodBuilder.Label end, Runnable body) {
        in(new Frame.Jump(labels, false, end, Optional.empty()), body);
    }

    void inSwitchExpression(int result, JavaType type, MethodBuilder.Label end, List<JavaType> types, Runnable body) {
        in(new Frame.Yield(result, type, end, types), body);
    }

    void withCleanup(Runnable action, List<MethodBuilder.Handler> handlers, Runnable body) {
        in(new Frame.Cleanup(action, handlers), body);
    }

    private void in(Frame frame, Runnable body) {
        frames.push(frame);
        body.run();
        frames.pop();
    }

    void breakTo(Optional<String> label, Position position) {
        leave(f -> f instanceof Frame.Jump j
                        && (label.isEmpty() ? j.isPlainTarget() : j.labels().contains(label.get())))
                .ifPresent(f -> code.builder.jump(((Frame.Jump) f).end(), position));
    }

    void continueTo(Optional<String> label, Position position) {
        leave(f -> f instanceof Frame.Jump j
                        && j.next().isPresent()
                        && (label.isEmpty() || j.labels().contains(label.get())))
                .ifPresent(f -> code.builder.jump(((Frame.Jump) f).next().orElseThrow(), position));
    }

    /** Gives the innermost switch expression its value. */
    void yieldExpression(Expression e) {
        for (Frame frame : frames) {
            if (frame instanceof Frame.Yield y) {
                yieldValue(code.expressions.lower(e, y.type()), Positions.of(e));
                return;
            }
        }
    }

    private void yieldValue(Typed value, Position position) {
        for (Frame frame : frames) {
            if (frame instanceof Frame.Yield y) {
                y.types().add(value.type());
                Typed converted = y.type().isClass() ? code.conversions.convert(value, y.type(), position) : value;
                code.builder.moveTo(y.result(), converted.register(), position);
                leave(f -> f == frame);
                code.builder.jump(y.end(), position);
                return;
            }
        }
    }

    void returnFrom(ReturnStmt s) {
        Position position = Positions.of(s);
        if (s.getExpression().isEmpty()) {
            leave(f -> false);
            code.builder.leave(new Terminator.Return(Op.NONE, position));
            return;
        }
        JavaType target = code.returns.isVariable() ? code.returns.erased() : code.returns;
        Typed value = code.expressions.lower(s.getExpression().get(), code.returns);
        returned = value.type();
        int register = code.conversions.convert(value, target, position).register();
        if (frames.stream().anyMatch(Frame.Cleanup.class::isInstance)) {
            // What runs on the way out must not change the value.
            int kept = code.builder.local();
            code.builder.moveTo(kept, register, position);
            leave(f -> false);
            register = code.builder.move(kept, position);
        }
        code.builder.leave(new Terminator.Return(register, position));
    }

    private Optional<Frame> leave(Predicate<Frame> isTarget) {
        List<Frame> all = new ArrayList<>(frames);
        List<MethodBuilder.Handler> handlers = code.builder.handlers();
        Optional<Frame> target = Optional.empty();
        for (Frame frame : all) {
            if (isTarget.test(frame)) {
                target = Optional.of(frame);
                break;
            }
            frames.pop();
            if (frame instanceof Frame.Cleanup cleanup && code.builder.isOpen()) {
                code.builder.handleWith(cleanup.handlers());
                cleanup.action().run();
            }
        }
        frames.clear();
        all.forEach(frames::addLast);
        // The jump that follows throws nothing; only what is lowered after it has the handlers again.
        code.builder.handleNextWith(handlers);
        return target;
    }
}
