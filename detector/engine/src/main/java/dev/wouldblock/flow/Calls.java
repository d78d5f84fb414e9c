package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a call on the path means for the outcome. */
final class Calls {
    private static final int MAX_TARGETS = 3;
    private final Walk walk;
    private final Subject subject;
    private final Symbols symbols;
    private final BufferCalls buffers;
    private final StateCalls states;
    private final Optional<Value> iterator;

    Calls(Walk walk) {
        this.walk = walk;
        this.subject = walk.subject;
        this.symbols = walk.symbols;
        this.buffers = new BufferCalls(walk.subject);
        this.states = new StateCalls(walk.subject);
        this.iterator = iterator();
    }

    /** What hands out the keys of which the channel's is one. */
    private Optional<Value> iterator() {
        Value value = subject.site.channel();
        while (value instanceof Value.FieldOf f && f.object().isPresent()) {
            value = f.object().get();
        }
        boolean isElement = value.callIn(subject.site.method())
                .filter(c -> c.hasReceiver() && symbols.knowledge().is(FactKind.ITERATES, c.method()))
                .isPresent();
        return isElement && value instanceof Value.Result r
                ? Optional.of(walk.numbering.taken(r.block(), r.op()).get(0))
                : Optional.empty();
    }

    /** Carries out a call; false when the path has ended or goes on elsewhere. */
    boolean call(Path path, Path.Frame frame, Op.Call call) {
        List<Datum> arguments = frame.get(call.arguments());
        if (call.hasReceiver() && isNull(arguments.get(0))) {
            return usedNull(path, call);
        }
        if (subject.outcome == Outcome.EOF && path.endIsLeft() && asksForNext(path, call, arguments)) {
            walk.finish(
                    path,
                    call.position(),
                    Ending.Kind.FORGOTTEN,
                    "it goes on with the next key and leaves this one as it is");
            return false;
        }
        path.worked |= subject.is(Operation.LOCK) && isWork(call);
        if (call.hasReceiver()) {
            path.learnt.putIfAbsent(arguments.get(0).value(), Range.NOT_ZERO);
        }
        List<Value> values = arguments.stream().map(Datum::value).toList();
        Datum result = symbols.alias(call, values)
                .map(v -> aliased(path, arguments, v))
                .orElseGet(() -> Datum.unknown(new Value.Walked(frame.id, frame.block, frame.op)));
        take(path, call, arguments, result);
        if (symbols.knowledge().is(FactKind.OPENS, call.method())) {
            path.opened.add(result.value());
        }
        if (walk.shows(path, arguments, call.position())) {
            return false;
        }
        List<MethodModel> targets = symbols.calls().targets(call);
        if (!targets.isEmpty()) {
            return inProgram(path, frame, call, arguments, targets, result);
        }
        frame.set(call.result(), result);
        for (Fact fact : symbols.knowledge().about(call.method())) {
            Verdict verdict = apply(path, frame, call, arguments, fact);
            if (verdict != Verdict.GO_ON) {
                return verdict == Verdict.DONE_WITH;
            }
        }
        return outside(path, call, arguments);
    }

    private enum Verdict {
        /** The fact does not settle the matter. */
        GO_ON,
        /** The call is understood, the path goes on behind it. */
        DONE_WITH,
        ENDED
    }

    /** Whether a call may be what a lock is for. */
    private boolean isWork(Op.Call call) {
        return Stream.of(FactKind.PURE, FactKind.LOGS, FactKind.CLOCK, FactKind.COUNTS)
                .noneMatch(kind -> symbols.knowledge().is(kind, call.method()));
    }

    /** Whether a call asks for the next of the elements that the channel is from. */
    private boolean asksForNext(Path path, Op.Call call, List<Datum> arguments) {
        return path.frames.size() == 1
                && call.hasReceiver()
                && iterator.equals(Optional.of(arguments.get(0).value()))
                && !symbols.knowledge().is(FactKind.REMOVES, call.method());
    }

    private boolean isNull(Datum datum) {
        return datum.dependsOnOutcome()
                && !subject.site.operation().counts()
                && datum.at(subject.index).isExactly(0)
                && !datum.at(subject.outcomes() - 1).isExactly(0);
    }

    private boolean usedNull(Path path, Op.Call call) {
        Ending.Kind kind = path.apart.contains(Outcome.DONE) ? Ending.Kind.HANDLED : Ending.Kind.NULL_USED;
        path.resultRead = true;
        walk.finish(
                path,
                call.position(),
                kind,
                "calling " + call.method().name() + " on the null result throws NullPointerException");
        return false;
    }

    /** A loop that takes an element in each round ends with them; an iterator that is made in the round does not go on. */
    private void take(Path path, Op.Call call, List<Datum> arguments, Datum result) {
        symbols.knowledge()
                .find(FactKind.TAKES, call.method())
                .filter(fact ->
                        fact.value("from", "").isEmpty() || !(arguments.get(0).value() instanceof Value.Walked))
                .ifPresent(fact -> path.taken.add(result.value()));
    }

    private static Datum aliased(Path path, List<Datum> arguments, Value value) {
        return arguments.stream()
                .filter(a -> a.value().equals(value))
                .findFirst()
                .orElseGet(() -> path.fields.getOrDefault(value, Datum.unknown(value)));
    }

    private Verdict apply(Path path, Path.Frame frame, Op.Call call, List<Datum> arguments, Fact fact) {
        Optional<Datum> receiver = call.hasReceiver() ? Optional.of(arguments.get(0)) : Optional.empty();
        boolean onBuffer = receiver.map(r -> subject.isBuffer(r.value())).orElse(false);
        boolean onChannel =
                receiver.map(r -> subject.isChannelOrPart(r.value())).orElse(false);
        return switch (fact.kind()) {
            case LOOKS, DISCARDS, OVERWRITES, KEEPS, CONSUMES ->
                onBuffer
                        ? goOn(path, call, buffers.call(path, frame, call, arguments, fact))
                        : other(path, call, arguments);
            case OPERATION -> operation(path, call, arguments, fact);
            case CLOSES ->
                receiver.filter(r -> path.opened.contains(r.value())).isPresent()
                        ? Verdict.DONE_WITH
                        : close(path, call, onChannel);
            case INTEREST -> goOn(path, call, states.interest(path, arguments, fact));
            case CONFIGURES ->
                onChannel ? end(path, call, Ending.Kind.HANDLED, "the mode is set again") : Verdict.DONE_WITH;
            case CONNECTS ->
                subject.isConnecting() ? goOn(path, call, states.connection(frame, call, onChannel)) : Verdict.GO_ON;
            case ASKS_MODE -> {
                if (onChannel) {
                    frame.set(call.result(), Datum.unknown(Value.Constant.of(0)));
                }
                yield Verdict.DONE_WITH;
            }
            case WAITS, BLOCKS ->
                symbols.knowledge().waits(call.method()).equals(Optional.of(fact))
                        ? wait(path, call, fact)
                        : Verdict.GO_ON;
            case READY -> {
                path.waited = true;
                yield Verdict.DONE_WITH;
            }
            case COUNTS -> {
                count(path, frame, call, arguments.get(0));
                yield Verdict.DONE_WITH;
            }
            case YIELDS -> {
                path.yielded = true;
                yield Verdict.DONE_WITH;
            }
            case ASKS_INTERRUPT -> Verdict.DONE_WITH;
            case CLOCK -> {
                path.clock = true;
                yield Verdict.DONE_WITH;
            }
            case PURE, LOGS -> {
                if (fact.value("tells", "").isEmpty()) {
                    readResult(path, frame, call, arguments, fact.kind());
                }
                yield Verdict.DONE_WITH;
            }
            case SAME ->
                fact.value("checks", "").equals("null") && arguments.stream().anyMatch(this::isNull)
                        ? end(path, call, Ending.Kind.HANDLED, "a null result is refused")
                        : Verdict.GO_ON;
            // The others say nothing of results and buffers.
            default -> Verdict.GO_ON;
        };
    }

    /** A call on another buffer: one that this was copied from goes on by as much as was taken. */
    private Verdict other(Path path, Op.Call call, List<Datum> arguments) {
        return arguments.stream().skip(1).anyMatch(Datum::dependsOnOutcome)
                ? end(path, call, Ending.Kind.HANDLED, "another buffer goes on by the count")
                : Verdict.DONE_WITH;
    }

    /** Another operation of the JDK, on this channel or on this buffer. */
    private Verdict operation(Path path, Op.Call call, List<Datum> arguments, Fact fact) {
        Operation other = Operation.of(fact);
        if (other.isTls()) {
            return Verdict.GO_ON;
        }
        boolean onChannel = arguments.stream().anyMatch(a -> a.value().equals(subject.site.channel()));
        boolean connecting = subject.isConnecting();
        if (connecting && onChannel) {
            return other == Operation.READ || other == Operation.WRITE
                    ? end(
                            path,
                            call,
                            Ending.Kind.NOT_CONNECTED,
                            call.method().name() + " throws NotYetConnectedException")
                    : end(path, call, Ending.Kind.HANDLED, "the connection is finished later");
        }
        if (arguments.stream().anyMatch(this::isNull)) {
            return end(
                    path,
                    call,
                    Ending.Kind.NULL_USED,
                    call.method().name() + " is given the null result and throws NullPointerException");
        }
        boolean sameKind = other == subject.site.operation() && onChannel;
        boolean usesBuffer = arguments.stream().anyMatch(a -> subject.isBuffer(a.value()));
        if (usesBuffer && subject.outcome == Outcome.FULL) {
            // Position and limit are the same: there is neither room nor anything to take.
            return Verdict.DONE_WITH;
        }
        if (usesBuffer || sameKind && !subject.drainsBuffer()) {
            return end(path, call, Ending.Kind.HANDLED, "the next call is judged by itself");
        }
        return Verdict.DONE_WITH;
    }

    private Verdict close(Path path, Op.Call call, boolean onChannel) {
        if (onChannel && subject.drainsBuffer() && subject.site.mode().isBlocking()) {
            // Who writes in blocking mode and closes then means all of it to be written.
            return Verdict.DONE_WITH;
        }
        if (onChannel) {
            return end(path, call, Ending.Kind.CLOSED, call.method().display() + "() gives up the channel");
        }
        path.acted = true;
        // Which channel is closed is not known: it may well be this one.
        return subject.outcome == Outcome.EOF
                ? end(path, call, Ending.Kind.HANDLED, "something is closed")
                : Verdict.DONE_WITH;
    }

    private Verdict wait(Path path, Op.Call call, Fact fact) {
        path.waited = true;
        boolean forgets =
                subject.outcome == Outcome.EOF && fact.value("why", "").equals("select");
        return forgets && (!path.endIsTold() || path.endIsLeft())
                ? end(
                        path,
                        call,
                        Ending.Kind.FORGOTTEN,
                        "the selector reports the ended channel as readable again and again")
                : Verdict.DONE_WITH;
    }

    private static void count(Path path, Path.Frame frame, Op.Call call, Datum counter) {
        Value field =
                new Value.FieldOf(Optional.of(counter.value()), call.method().owner(), "value");
        Value old = path.fields.getOrDefault(field, Datum.unknown(field)).value();
        Datum now = Datum.unknown(new Value.Computed(Op.Operator.ADD, List.of(old, Value.Constant.of(1))));
        path.fields.put(field, now);
        frame.set(call.result(), now);
    }

    private void readResult(Path path, Path.Frame frame, Op.Call call, List<Datum> arguments, FactKind kind) {
        if (arguments.stream().anyMatch(Datum::dependsOnOutcome)) {
            path.resultRead = true;
            if (kind == FactKind.PURE) {
                frame.set(
                        call.result(),
                        Datum.clouded(new Value.Walked(frame.id, frame.block, frame.op), subject.outcomes()));
            }
        }
    }

    /** A call that may run bodies of the program: looked into when it touches what is followed. */
    private boolean inProgram(
            Path path, Path.Frame frame, Op.Call call, List<Datum> arguments, List<MethodModel> targets, Datum result) {
        boolean concerned = arguments.stream().anyMatch(this::isFollowed)
                || targets.stream()
                        .anyMatch(t -> !Collections.disjoint(walk.effects.of(t).fields(), subject.fields));
        boolean getter = symbols.alias(
                        call, arguments.stream().map(Datum::value).toList())
                .isPresent();
        if (getter) {
            frame.set(call.result(), result);
            return true;
        }
        if (!concerned) {
            frame.set(call.result(), result);
            targets.forEach(t -> apply(path, walk.effects.of(t)));
            return !givesUp(path, call, targets);
        }
        if (targets.size() > MAX_TARGETS || !targets.stream().allMatch(t -> walk.canEnter(path, t))) {
            walk.finish(
                    path,
                    call.position(),
                    Ending.Kind.HANDLED,
                    "it is handed to " + call.method().display());
            return false;
        }
        for (MethodModel target : targets) {
            Path into = path.copy();
            into.step(call.position(), "it calls " + call.method().display());
            walk.enter(into, target, arguments, call.result());
        }
        return false;
    }

    private boolean givesUp(Path path, Op.Call call, List<MethodModel> targets) {
        boolean closes = targets.stream().anyMatch(t -> walk.effects.of(t).closes());
        if (closes && subject.outcome == Outcome.EOF) {
            walk.finish(path, call.position(), Ending.Kind.HANDLED, "something is closed");
            return true;
        }
        return false;
    }

    private static void apply(Path path, Effects.Effect effect) {
        path.waited |= effect.waits();
        path.mayHaveWaited |= effect.mayWait();
        path.acted = true;
    }

    private boolean isFollowed(Datum argument) {
        Value value = argument.value();
        return argument.dependsOnOutcome()
                || subject.isBuffer(value)
                || subject.isChannelOrPart(value) && !(subject.drainsBuffer() && subject.isKey(value));
    }

    /** A call outside the program of which nothing is known that settles the matter. */
    private boolean outside(Path path, Op.Call call, List<Datum> arguments) {
        MethodRef method = call.method();
        Effects.Effect effect = walk.effects.ofLibrary(method);
        path.waited |= effect.waits();
        path.mayHaveWaited |= effect.mayWait();
        path.acted |= !method.isConstructor();
        // Who gets a buffer that was to be filled can not tell what became of the channel.
        boolean givenAway = arguments.stream()
                .anyMatch(a -> a.dependsOnOutcome() && subject.outcome != Outcome.FULL
                        || subject.isBuffer(a.value()) && subject.drainsBuffer());
        path.given |= arguments.stream().anyMatch(a -> subject.isBuffer(a.value()));
        boolean channelGivenAway = arguments.stream().anyMatch(a -> subject.isChannelOrPart(a.value()));
        boolean ownMethod =
                call.hasReceiver() && subject.isChannelOrPart(arguments.get(0).value());
        boolean connecting = subject.isConnecting();
        if (givenAway || channelGivenAway && !ownMethod && (subject.outcome == Outcome.EOF || connecting)) {
            walk.finish(path, call.position(), Ending.Kind.HANDLED, "it is handed to " + method.display());
            return false;
        }
        return true;
    }

    /** The path goes on behind a call that does not end it. */
    private Verdict goOn(Path path, Op.Call call, Optional<BufferCalls.End> end) {
        return end.map(e -> end(path, call, e.kind(), e.detail())).orElse(Verdict.DONE_WITH);
    }

    private Verdict end(Path path, Op.Call call, Ending.Kind kind, String detail) {
        walk.finish(path, call.position(), kind, detail);
        return Verdict.ENDED;
    }
}
