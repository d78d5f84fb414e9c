package dev.wouldblock.flow;

import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a program from an operation whose outcome is assumed. A branch that the outcome decides is taken that way, every
 * other branch both ways; each path goes on until it shows what becomes of the outcome.
 */
final class Walk {
    private static final int MAX_PATHS = 600;
    private static final int MAX_OPS = 30_000;
    private static final int MAX_DEPTH = 4;

    final Symbols symbols;
    final Effects effects;
    final Subject subject;
    final Numbering numbering;
    private final Liveness liveness;
    private final Calls calls;
    private final Leaving leaving;
    private final Branches branches;
    private final List<Ending> endings = new ArrayList<>();
    private final Deque<Path> work = new ArrayDeque<>();
    private final Set<Object> seen = new HashSet<>();
    private @Nullable Datum[] initial = new Datum[0];

    Walk(
            Symbols symbols,
            Effects effects,
            Numberings numberings,
            ScratchBuffers scratch,
            OperationSite site,
            Outcome outcome) {
        this.symbols = symbols;
        this.effects = effects;
        this.numbering = numberings.of(site.method());
        this.subject = new Subject(numberings.ownership(), site, outcome);
        this.liveness = numberings.liveness();
        this.calls = new Calls(this);
        this.leaving = new Leaving(this, scratch);
        this.branches = new Branches(this);
    }

    /** All ways in which it goes on. A walk that grows too large ends in a single {@code HANDLED}. */
    List<Ending> run(Step start) {
        Path path = new Path(start);
        OperationSite site = subject.site;
        Numbering.State values = numbering.before(site.block(), site.index());
        @Nullable Datum[] registers = new Datum[site.method().registerCount()];
        for (int r = 0; r < registers.length; r++) {
            Value value = values.registers[r];
            registers[r] = value == null ? null : Datum.unknown(value);
        }
        Path.Frame frame = new Path.Frame(site.method(), 0, Op.NONE, registers);
        path.frames.add(frame);
        path.learnt.put(site.channel(), Range.NOT_ZERO);
        site.buffers().forEach(buffer -> path.learnt.put(buffer, Range.NOT_ZERO));
        values.fields.forEach((field, value) -> path.fields.put(field, Datum.unknown(value)));
        initial = registers.clone();
        Value result = new Value.Result(site.block(), site.index());
        frame.set(
                site.call().result(),
                site.resultIsOutcome() ? new Datum(result, subject.result()) : Datum.unknown(result));
        frame.block = site.block();
        frame.op = site.index() + 1;
        work.add(path);
        int ops = 0;
        while (!work.isEmpty()) {
            ops += follow(work.poll());
            if (ops > MAX_OPS || seen.size() > MAX_PATHS) {
                endings.clear();
                finish(path, site.position(), Ending.Kind.HANDLED, "the code is too large to follow");
                break;
            }
        }
        return endings;
    }

    /** Follows a path to the end of its block, or to its own end. */
    private int follow(Path path) {
        path.forgetDead(liveness);
        if (!seen.add(path.signature())) {
            return 0;
        }
        Path.Frame frame = path.frame();
        Block block = frame.method.blocks().get(frame.block);
        int count = 1;
        while (frame.op < block.ops().size()) {
            Op op = block.ops().get(frame.op);
            count++;
            if (isStart(path)) {
                comeBack(path, (Op.Call) op);
                return count;
            }
            if (op instanceof Op.Call call) {
                if (!calls.call(path, frame, call)) {
                    return count;
                }
            } else if (!plain(path, frame, op)) {
                return count;
            }
            frame.op++;
        }
        end(path, frame, block.terminator());
        return count;
    }

    private boolean isStart(Path path) {
        Path.Frame frame = path.frame();
        return path.frames.size() == 1 && frame.block == subject.site.block() && frame.op == subject.site.index();
    }

    /** The path is back at the operation. */
    private void comeBack(Path path, Op.Call call) {
        OperationSite site = subject.site;
        boolean sameChannel = holdsChannel(path.frame());
        boolean sameBuffer = site.buffers().isEmpty()
                ? !isBufferGone(path)
                : call.arguments().stream()
                        .anyMatch(r ->
                                site.buffers().get(0).equals(path.frame().get(r).value()));
        if (subject.isPart()) {
            finish(path, call.position(), Ending.Kind.HANDLED, "it reads on");
        } else if (subject.outcome == Outcome.EOF && !path.endIsTold()) {
            String phrase = sameChannel
                    ? "it reads again from a channel that has ended"
                    : "it goes on with the next channel and leaves this one as it is";
            finish(path, call.position(), Ending.Kind.FORGOTTEN, phrase);
        } else if (!sameBuffer) {
            leaving.replaced(path, call.position());
        } else if (subject.outcome == Outcome.FULL) {
            comeBackFull(path, call);
        } else if (!sameChannel || path.waited || !path.taken.isEmpty() || isBounded(path)) {
            finish(path, call.position(), Ending.Kind.HANDLED, "it is tried again later");
        } else if (path.mayHaveWaited) {
            finish(path, call.position(), Ending.Kind.HANDLED, "it may have waited");
        } else {
            finish(path, call.position(), Ending.Kind.SPIN, "the same call is made again at once, without a wait");
        }
    }

    /** Whether a helper had the buffer for itself, and nobody has asked how much it has sent. */
    private boolean isBufferGone(Path path) {
        return subject.drainsBuffer() && subject.ownsBuffers && !path.apart.contains(Outcome.DONE);
    }

    /** A read that finds no room answers 0, whatever is there; a loop that goes on after that goes on for ever. */
    private void comeBackFull(Path path, Op.Call call) {
        if (isBounded(path) || path.clock) {
            finish(path, call.position(), Ending.Kind.HANDLED, "the loop ends by itself");
        } else if (!path.taken.isEmpty()) {
            finish(path, call.position(), Ending.Kind.LEFT, "the loop ends with its elements");
        } else if (subject.is(Operation.READ) && !path.foundFull) {
            path.foundFull = true;
            path.step(call.position(), "the buffer is still full, so the read answers 0 whatever is there");
            Path.Frame frame = path.frame();
            frame.set(call.result(), Datum.of(new Value.Walked(frame.id, frame.block, frame.op), Range.ZERO));
            frame.op++;
            work.add(path);
        } else {
            finish(
                    path,
                    call.position(),
                    Ending.Kind.SPIN,
                    "nothing empties the buffer between two rounds of the loop");
        }
    }

    /** Whether the channel of the operation is what it was: found again in the same way from the same values. */
    private boolean holdsChannel(Path.Frame frame) {
        OperationSite site = subject.site;
        for (int i = 0; i < site.call().arguments().size(); i++) {
            int register = site.call().arguments().get(i);
            Datum before = initial[register];
            Value then = before == null ? Value.Constant.NULL : before.value();
            Value now = frame.get(register).value();
            if (site.channel().contains(then) && !then.equals(now)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the loop counts, and one of its tests depends on the count. */
    private boolean isBounded(Path path) {
        Path.Frame frame = path.frame();
        for (int r = 0; r < initial.length; r++) {
            Datum before = initial[r];
            if (before != null && counts(path, before.value(), frame.get(r).value())) {
                return true;
            }
        }
        return path.fields.entrySet().stream()
                .anyMatch(e -> counts(path, e.getKey(), e.getValue().value()));
    }

    private static boolean counts(Path path, Value before, Value now) {
        return !now.equals(before)
                && now.contains(before)
                && path.conditions.stream().anyMatch(c -> c.contains(now) || c.contains(before));
    }

    /** Carries out an operation other than a call; false when the path has ended. */
    private boolean plain(Path path, Path.Frame frame, Op op) {
        Value made = new Value.Walked(frame.id, frame.block, frame.op);
        if (op instanceof Op.Const c) {
            frame.set(c.result(), Datum.unknown(new Value.Constant(c.value())));
        } else if (op instanceof Op.Move m) {
            frame.set(m.result(), frame.get(m.source()));
        } else if (op instanceof Op.New n) {
            if (subject.isPart()
                    && n.size() != Op.NONE
                    && !leaving.escape(path, List.of(frame.get(n.size())), n.position())) {
                return false;
            }
            path.madeEndOfFile |= n.type().equals("java/io/EOFException");
            boolean fits = n.size() != Op.NONE && frame.get(n.size()).dependsOnOutcome();
            frame.set(n.result(), fits ? Datum.clouded(made, subject.outcomes()) : Datum.of(made, Range.NOT_ZERO));
        } else if (op instanceof Op.Compute c) {
            List<Datum> operands = frame.get(c.operands());
            if (operands.size() > 1 && shows(path, operands, c.position())) {
                return false;
            }
            // What is computed from two values, the first of them an array, is an element of that.
            path.elements |= c.operator() == Op.Operator.OTHER
                    && operands.size() == 2
                    && subject.isBuffer(operands.get(0).value());
            frame.set(c.result(), compute(path, frame, c, made));
        } else if (op instanceof Op.LoadField l) {
            Value field = field(frame, l.object(), l.field());
            frame.set(l.result(), path.fields.getOrDefault(field, Datum.unknown(field)));
        } else if (op instanceof Op.StoreField s) {
            return leaving.store(path, field(frame, s.object(), s.field()), frame.get(s.value()), s.position());
        } else if (op instanceof Op.StoreElement s) {
            return storeElement(path, frame.get(s.array()), frame.get(s.value()), s.position());
        } else if (op instanceof Op.Lambda l) {
            frame.set(l.result(), Datum.of(made, Range.NOT_ZERO));
            return leaving.escape(path, frame.get(l.captures()), l.position());
        }
        return true;
    }

    /** Whether the path ends where the array behind the buffer is used. */
    boolean shows(Path path, List<Datum> operands, Position where) {
        boolean isArray = operands.stream().anyMatch(o -> path.arrays.contains(o.value()));
        if (isArray) {
            BufferCalls.End end = BufferCalls.taken(path, "array", operands);
            finish(path, where, end.kind(), end.detail());
        }
        return isArray;
    }

    /** An array that holds something of the outcome is itself something of the outcome, as arguments of a log are. */
    private boolean storeElement(Path path, Datum array, Datum value, Position where) {
        if (!value.dependsOnOutcome()) {
            return leaving.escape(path, List.of(value), where);
        }
        path.resultRead = true;
        for (Path.Frame frame : path.frames) {
            for (int r = 0; r < frame.registers.length; r++) {
                Datum datum = frame.registers[r];
                if (datum != null && datum.value().equals(array.value())) {
                    frame.registers[r] = Datum.clouded(array.value(), subject.outcomes());
                }
            }
        }
        return true;
    }

    private Value field(Path.Frame frame, int object, dev.wouldblock.model.FieldRef ref) {
        return symbols.field(
                object == Op.NONE
                        ? Optional.empty()
                        : Optional.of(frame.get(object).value()),
                ref);
    }

    private Datum compute(Path path, Path.Frame frame, Op.Compute op, Value made) {
        List<Datum> operands = frame.get(op.operands());
        boolean depends = operands.stream().anyMatch(Datum::dependsOnOutcome);
        path.resultRead |= depends;
        Datum left = operands.isEmpty() ? Datum.of(made, Range.ALL) : operands.get(0);
        Datum right = operands.size() < 2 ? left : operands.get(1);
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < (depends ? subject.outcomes() : 1); i++) {
            ranges.add(Range.compute(op.operator(), left.at(i), right.at(i)));
        }
        Value value = computedValue(op, left, right, operands, made);
        boolean sum = value.equals(left.value()) || value.equals(right.value());
        if (depends && sum && !(value instanceof Value.Constant)) {
            path.unchanged.add(value);
        }
        return new Datum(value, ranges);
    }

    private Value computedValue(Op.Compute op, Datum left, Datum right, List<Datum> operands, Value made) {
        boolean sum = op.operator() == Op.Operator.ADD || op.operator() == Op.Operator.SUBTRACT;
        if (sum && right.dependsOnOutcome() && right.at(subject.index).isExactly(0)) {
            return left.value();
        }
        if (op.operator() == Op.Operator.ADD
                && left.dependsOnOutcome()
                && left.at(subject.index).isExactly(0)) {
            return right.value();
        }
        Value.Computed computed = new Value.Computed(
                op.operator(), operands.stream().map(Datum::value).toList());
        return op.operator() == Op.Operator.OTHER || computed.isDeep() ? made : computed;
    }

    private void end(Path path, Path.Frame frame, Terminator end) {
        if (end instanceof Terminator.Goto g) {
            enter(path, g.target());
        } else if (end instanceof Terminator.Branch b) {
            branches.branch(path, frame, b);
        } else if (end instanceof Terminator.Switch s) {
            branches.choose(path, frame, s);
        } else if (end instanceof Terminator.Throw t) {
            leaving.thrown(path, t.position());
        } else if (end instanceof Terminator.Return r) {
            Datum returned = r.value() == Op.NONE ? Datum.unknown(Value.Constant.NULL) : frame.get(r.value());
            if (path.frames.size() > 1) {
                path.frames.remove(path.frames.size() - 1);
                path.frame().set(frame.resultTo, returned);
                path.frame().op++;
                work.add(path);
            } else if (!shows(path, List.of(returned), r.position())) {
                leaving.returned(path, returned, r.value() == Op.NONE, r.position());
            }
        }
    }

    void enter(Path path, int block) {
        path.frame().block = block;
        path.frame().op = 0;
        work.add(path);
    }

    /** Starts a method of the program; the path goes on after the call when it returns. */
    void enter(Path path, MethodModel target, List<Datum> arguments, int resultTo) {
        @Nullable Datum[] registers = new Datum[target.registerCount()];
        for (int i = 0; i < Math.min(arguments.size(), target.parameterCount()); i++) {
            registers[i] = arguments.get(i);
        }
        path.frames.add(new Path.Frame(target, path.frames.size(), resultTo, registers));
        work.add(path);
    }

    boolean canEnter(Path path, MethodModel target) {
        return path.frames.size() <= MAX_DEPTH
                && path.frames.stream().noneMatch(f -> f.method.key().equals(target.key()));
    }

    void finish(Path path, Position position, Ending.Kind kind, String detail) {
        finish(path, position, kind, detail, Optional.empty());
    }

    /** What the path left behind is lost elsewhere. */
    void lost(Path path, NextUse.Place place) {
        String detail = "the rest is lost when " + place.what();
        path.trace = new Step(path.trace, place.method(), place.position(), detail, 0);
        endings.add(ending(Ending.Kind.LOST, detail, path, Optional.empty()));
    }

    void finish(Path path, Position position, Ending.Kind kind, String detail, Optional<Datum> returned) {
        path.step(position, detail);
        // Whoever has the field may test it, unless it is used before.
        boolean mayBeTested = path.kept && kind != Ending.Kind.NULL_USED;
        endings.add(ending(mayBeTested ? Ending.Kind.HANDLED : kind, detail, path, returned));
    }

    private static Ending ending(Ending.Kind kind, String detail, Path path, Optional<Datum> returned) {
        return new Ending(
                path.compacted || path.elements && kind == Ending.Kind.LOST ? Ending.Kind.HANDLED : kind,
                detail,
                path.trace,
                Set.copyOf(path.apart),
                path.resultRead,
                path.looked,
                path.clock,
                path.yielded,
                path.doubtful,
                path.endTold,
                returned);
    }
}
