package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.Optional;

/** What a call on the buffer of the operation means for the outcome. */
final class BufferCalls {
    private final Subject subject;
    private final FilledBuffer filled;

    BufferCalls(Subject subject) {
        this.subject = subject;
        this.filled = new FilledBuffer(subject);
    }

    /** How a path ends with a call. */
    record End(Ending.Kind kind, String detail) {
        static Optional<End> handled(String detail) {
            return Optional.of(new End(Ending.Kind.HANDLED, detail));
        }
    }

    /** A call on the buffer of which the fact says what it does; empty when the path goes on behind it. */
    Optional<End> call(Path path, Path.Frame frame, Op.Call call, List<Datum> arguments, Fact fact) {
        if (fact.kind() == FactKind.LOOKS) {
            look(path, frame, call, fact);
        }
        if (subject.hasFilled()) {
            return filled.call(path, call, arguments, fact);
        }
        if (path.compacted) {
            return afterCompact(path, call, fact);
        }
        return switch (fact.kind()) {
            case LOOKS -> Optional.empty();
            case KEEPS -> keep(path, call);
            case CONSUMES -> consume(path, frame, call, arguments);
            default -> discard(path, call);
        };
    }

    private void look(Path path, Path.Frame frame, Op.Call call, Fact fact) {
        String at = fact.value("at", "");
        if (at.equals("constant") || at.equals("other") && subject.drainsBuffer()) {
            return;
        }
        Value value = new Value.Walked(frame.id, frame.block, frame.op);
        subject.looks.add(value);
        boolean told = at.equals("has-remaining") || at.equals("remaining");
        boolean fillable = subject.fillsBuffer() && !path.flipped;
        if (told && (subject.drainsBuffer() || fillable)) {
            Range left = at.equals("remaining") ? Range.POSITIVE : Range.of(1);
            Range done = subject.drainsBuffer() ? Range.ZERO : Range.ALL;
            frame.set(
                    call.result(),
                    new Datum(
                            value,
                            subject.site.operation().outcomes().stream()
                                    .map(o -> o == Outcome.DONE ? done : o == Outcome.FULL ? Range.ZERO : left)
                                    .toList()));
        } else if (subject.outcome == Outcome.EOF || subject.is(Operation.UNWRAP)) {
            // The buffer is the same at end of stream and when no bytes are there, or too few: nothing can be told
            // apart.
            frame.set(call.result(), Datum.unknown(value));
        } else {
            frame.set(call.result(), Datum.clouded(value, subject.outcomes()));
        }
    }

    private Optional<End> discard(Path path, Op.Call call) {
        if (subject.drainsBuffer()) {
            boolean reacted = path.apart.contains(Outcome.DONE) && path.acted;
            return reacted
                    ? End.handled("the buffer is used again after a reaction")
                    : Optional.of(new End(
                            Ending.Kind.LOST,
                            "the rest is lost when " + call.method().name() + "() is called on the buffer"));
        }
        // Turned around it is about to be used; emptied, it is about to be filled again.
        path.flipped = call.method().name().equals("flip");
        path.given |= !path.flipped;
        return Optional.empty();
    }

    private Optional<End> keep(Path path, Op.Call call) {
        path.compacted = subject.drainsBuffer() && call.method().name().equals("compact");
        return subject.outcome == Outcome.EOF || path.compacted
                ? Optional.empty()
                : End.handled("the program keeps its own account of the buffer");
    }

    /** Who compacts keeps the rest, unless the very next call gives it up. */
    private static Optional<End> afterCompact(Path path, Op.Call call, Fact fact) {
        if (fact.kind() == FactKind.LOOKS && fact.value("at", "").equals("constant")) {
            return Optional.empty();
        }
        boolean clears = call.method().name().equals("clear");
        path.compacted = !clears;
        return clears
                ? Optional.of(new End(
                        Ending.Kind.LOST,
                        "the rest that compact() has kept is lost when clear() is called on the buffer"))
                : End.handled("the program keeps its own account of the buffer");
    }

    /** The array takes nothing yet: how much of it is used is seen later. */
    private Optional<End> consume(Path path, Path.Frame frame, Op.Call call, List<Datum> arguments) {
        if (!subject.fillsBuffer() || subject.outcome == Outcome.EOF) {
            return Optional.empty();
        }
        if (call.method().name().equals("array")) {
            if (call.result() != Op.NONE) {
                path.arrays.add(frame.get(call.result()).value());
            }
            return Optional.empty();
        }
        return Optional.of(taken(path, call.method().name(), arguments));
    }

    /** Bytes are taken, from the buffer or from its array: harmless when their number is asked for, too. */
    static End taken(Path path, String method, List<Datum> operands) {
        boolean known = path.apart.contains(Outcome.DONE)
                || path.given
                || operands.stream().anyMatch(Datum::dependsOnOutcome)
                || FilledBuffer.isUnderflowCaught(path);
        return new End(known ? Ending.Kind.HANDLED : Ending.Kind.STALE, method + "() takes bytes that never came");
    }
}
