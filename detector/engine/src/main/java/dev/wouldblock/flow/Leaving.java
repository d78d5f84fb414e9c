package dev.wouldblock.flow;

import dev.wouldblock.model.Position;
import java.util.List;
import java.util.Optional;

/** What it means for the outcome when a path stores, hands out, returns or throws. */
final class Leaving {
    private final Walk walk;
    private final Subject subject;
    private final ScratchBuffers scratch;

    Leaving(Walk walk, ScratchBuffers scratch) {
        this.walk = walk;
        this.scratch = scratch;
        this.subject = walk.subject;
    }

    /** A field is written; false when the path has ended. */
    boolean store(Path path, Value field, Datum datum, Position where) {
        boolean counting = datum.value().contains(field) && !subject.is(Operation.TRANSFER);
        if (datum.dependsOnOutcome() && !counting) {
            path.resultRead = true;
            if (subject.outcome != Outcome.NULL || subject.is(Operation.LOCK)) {
                return handled(path, where, "the result is kept in a field");
            }
            path.kept = true;
            subject.follow(field);
        }
        path.noted |= path.apart.contains(Outcome.DONE) && !counting;
        if (subject.isBuffer(datum.value()) && subject.outcome != Outcome.EOF) {
            return handled(path, where, "the buffer is kept in a field");
        }
        if (subject.isBuffer(field) && !datum.value().equals(field)) {
            if (subject.drainsBuffer() && !reacted(path) && !scratch.isHandedIn(field)) {
                walk.finish(path, where, Ending.Kind.LOST, "the rest is lost when the field gets another buffer");
                return false;
            }
            return handled(path, where, "the field gets another buffer");
        }
        if (field.equals(subject.site.channel())) {
            return handled(path, where, "the channel is replaced");
        }
        path.acted |= !counting;
        path.fields.put(field, datum);
        return true;
    }

    /** Values are put where the walk can not follow; false when the path has ended. */
    boolean escape(Path path, List<Datum> values, Position where) {
        boolean result = values.stream().anyMatch(Datum::dependsOnOutcome);
        boolean buffer = subject.drainsBuffer() && values.stream().anyMatch(v -> subject.isBuffer(v.value()));
        return !(result || buffer) || handled(path, where, "it is kept for later");
    }

    private boolean handled(Path path, Position where, String detail) {
        walk.finish(path, where, Ending.Kind.HANDLED, detail);
        return false;
    }

    void thrown(Path path, Position where) {
        if (path.madeEndOfFile && subject.outcome == Outcome.ZERO) {
            walk.finish(path, where, Ending.Kind.CLOSED, "EOFException is thrown");
        } else {
            Ending.Kind kind = path.apart.isEmpty() ? Ending.Kind.LEFT : Ending.Kind.HANDLED;
            walk.finish(path, where, kind, "an exception is thrown");
        }
    }

    /** The variable that held the buffer holds another one, and the operation is made again. */
    void replaced(Path path, Position where) {
        if (subject.ownsBuffers && subject.drainsBuffer() && !reacted(path)) {
            walk.finish(path, where, Ending.Kind.LOST, "the rest is lost with the buffer of this round");
        } else {
            handled(path, where, "the next call has a buffer of its own");
        }
    }

    private static boolean reacted(Path path) {
        return path.apart.contains(Outcome.DONE) && path.acted;
    }

    /** The method of the operation returns. */
    void returned(Path path, Datum returned, boolean isVoid, Position where) {
        if (path.noted && subject.outcome == Outcome.EOF) {
            handled(path, where, "the end of the stream is noted in a field");
        } else if (returned.dependsOnOutcome() && !isAnsweredEnd(path)) {
            path.resultRead = true;
            walk.finish(
                    path, where, Ending.Kind.PASSED_ON, "the result is returned to the caller", Optional.of(returned));
        } else if (subject.outcome == Outcome.FULL) {
            walk.finish(path, where, Ending.Kind.LEFT, "the method returns");
        } else if (subject.is(Operation.LOCK) && path.apart.isEmpty()) {
            walk.finish(path, where, Ending.Kind.UNLOCKED, "nobody knows whether the lock was taken");
        } else if (subject.outcome == Outcome.EOF) {
            returnedAtEnd(path, isVoid ? Optional.empty() : Optional.of(returned), where);
        } else if (subject.outcome == Outcome.ZERO && subject.is(Operation.READ)) {
            returnedNothing(path, returned, isVoid, where);
        } else if (!isVoid && path.apart.contains(Outcome.DONE)) {
            handled(path, where, "the caller is told");
        } else if (subject.is(Operation.TRANSFER) && !reacted(path)) {
            walk.finish(
                    path, where, Ending.Kind.LOST, "nobody knows how much was transferred, so the rest is never sent");
        } else if (subject.drainsBuffer() && subject.ownsBuffers && !reacted(path)) {
            walk.finish(
                    path, where, Ending.Kind.LOST, "the rest is lost with the local buffer when the method returns");
        } else if (subject.drainsBuffer() && !reacted(path) && nextUser().isPresent()) {
            path.step(where, "the method returns, and the rest stays in the buffer");
            walk.lost(path, nextUser().get());
        } else if (subject.drainsBuffer() && !subject.ownsBuffers && path.apart.isEmpty()) {
            walk.finish(
                    path, where, Ending.Kind.PASSED_ON, "the buffer goes back to the caller", Optional.of(returned));
        } else {
            Ending.Kind kind = path.apart.isEmpty() ? Ending.Kind.LEFT : Ending.Kind.HANDLED;
            walk.finish(path, where, kind, "the method returns");
        }
    }

    /** Whether the method has done something about the end of the stream, so that its caller may have nothing left to do. */
    private boolean isAnsweredEnd(Path path) {
        return subject.outcome == Outcome.EOF && path.endIsTold() && !path.endIsLeft();
    }

    /** Where the rest is lost after the method: somebody empties each buffer, and nobody looks at one before. */
    private Optional<NextUse.Place> nextUser() {
        OperationSite site = subject.site;
        boolean mayLose = subject.is(Operation.WRITE)
                && !site.mode().isDatagram()
                && !site.mode().isPipe();
        if (site.buffers().isEmpty() || !mayLose || site.mode().isBlocking()) {
            // A pipe may be there to wake somebody up; a channel in blocking mode takes all but in rare cases.
            return Optional.empty();
        }
        List<Optional<NextUse.Place>> users = site.buffers().stream()
                .map(b -> scratch.emptiedAfter(site.method(), b))
                .toList();
        return users.stream().allMatch(Optional::isPresent) ? users.get(0) : Optional.empty();
    }

    private void returnedAtEnd(Path path, Optional<Datum> returned, Position where) {
        boolean mayBeTold = path.resultRead && returned.isPresent() && !path.apart.isEmpty();
        boolean isLeft = path.endIsLeft() && returned.isEmpty();
        if (isLeft && subject.site.isInLoop()) {
            walk.finish(path, where, Ending.Kind.LEFT, "the loop that reads is left");
        } else if (path.endIsTold() && !isLeft || mayBeTold) {
            // Where something was done about the end, the caller may have nothing left to do.
            Optional<Datum> answer = returned.filter(r -> !path.endIsTold() || path.endIsLeft());
            walk.finish(path, where, Ending.Kind.HANDLED, "the end of the stream is told apart", answer);
        } else {
            walk.finish(
                    path,
                    where,
                    Ending.Kind.FORGOTTEN,
                    "the method returns with the channel still open and registered",
                    returned);
        }
    }

    private void returnedNothing(Path path, Datum returned, boolean isVoid, Position where) {
        boolean saysEnd = !isVoid && returned.at(subject.index).isExactly(-1) && path.apart.contains(Outcome.DONE);
        walk.finish(
                path,
                where,
                saysEnd ? Ending.Kind.CLOSED : Ending.Kind.HANDLED,
                saysEnd ? "-1 is returned" : "the method returns",
                isVoid || !path.apart.contains(Outcome.DONE) ? Optional.empty() : Optional.of(returned));
    }
}
