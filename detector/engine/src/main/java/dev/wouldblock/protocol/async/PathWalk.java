package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes along the paths of one method from a point and keeps an eye on some values. A value that is made anew is no longer
 * followed; a path on which nothing is followed ends.
 */
abstract class PathWalk {
    private static final int MAX_STATES = 500;
    /** Whose answers say nothing of an operation. */
    private static final List<String> INNOCENT = List.of(
            "java/util/Collection",
            "java/util/Iterator",
            "java/util/Enumeration",
            "java/util/Map",
            "java/nio/Buffer",
            "java/nio/channels/Channel",
            "java/lang/Thread");

    final Symbols symbols;
    final MethodModel method;
    private final Numbering numbering;
    private final FieldStores stores;
    private final Deque<Path> work = new ArrayDeque<>();
    private final Set<Path> seen = new HashSet<>();

    /**
     * A way through the method up to the start of a block.
     *
     * @param joined what registers hold in which values meet, where the way says
     * @param isCertain false where it depends on a field that others set
     */
    record Path(int block, Map<Value, Value> joined, Set<Value> followed, boolean isCertain) {
        boolean follows(Value value) {
            return followed.contains(value);
        }

        Path without(Value value) {
            Set<Value> rest = new HashSet<>(followed);
            rest.remove(value);
            return new Path(block, joined, Set.copyOf(rest), isCertain);
        }

        private Value resolve(Value value) {
            if (value instanceof Value.Phi) {
                return joined.getOrDefault(value, value);
            }
            if (value instanceof Value.FieldOf f && f.object().isPresent()) {
                return new Value.FieldOf(f.object().map(this::resolve), f.owner(), f.name());
            }
            return value;
        }

        /** Drops what depends on a value that now means something else. */
        private Path forget(Value part) {
            if (followed.stream().noneMatch(v -> v.contains(part))
                    && joined.values().stream().noneMatch(v -> v.contains(part))) {
                return this;
            }
            Set<Value> rest = new HashSet<>(followed);
            rest.removeIf(v -> v.contains(part));
            Map<Value, Value> still = new HashMap<>(joined);
            still.values().removeIf(v -> v.contains(part));
            return new Path(block, Map.copyOf(still), Set.copyOf(rest), isCertain);
        }
    }

    PathWalk(AsyncProgram program, MethodModel method) {
        this.symbols = program.symbols();
        this.method = method;
        this.numbering = program.numberings().of(method);
        this.stores = program.stores();
    }

    /** Walks from before an operation on. */
    final void run(int block, int op, Set<Value> followed) {
        if (numbering.isReachable(block)) {
            follow(new Path(block, Map.of(), Set.copyOf(followed), true), op);
        }
        run();
    }

    /** Walks from a handler on that an exception of a call leads to. */
    final void runHandler(int block, int call, int handler, Set<Value> followed) {
        if (numbering.isReachable(block)) {
            enter(new Path(block, Map.of(), Set.copyOf(followed), true), numbering.before(block, call), handler);
        }
        run();
    }

    private void run() {
        while (!work.isEmpty() && seen.size() < MAX_STATES) {
            follow(work.poll(), 0);
        }
    }

    /**
     * What a call means for the path.
     *
     * @return the path behind the call; empty when it ends there
     */
    abstract Optional<Path> call(Path path, CallGraph.Site site, List<Value> arguments);

    /** What the method's end means for the path. */
    void returned(Path path, Terminator.Return end) {}

    /** Decides a branch about which the path alone says nothing. */
    Optional<Boolean> decide(Terminator.Branch branch, Value left, Optional<Value> right) {
        return Optional.empty();
    }

    private void follow(Path start, int from) {
        Block block = method.blocks().get(start.block());
        Numbering.State state = numbering.before(start.block(), from);
        Path path = start;
        for (int i = from; i < block.ops().size(); i++) {
            Op op = block.ops().get(i);
            if (op instanceof Op.Call call) {
                List<Value> arguments =
                        state.get(call.arguments()).stream().map(path::resolve).toList();
                Optional<Path> behind = call(path, new CallGraph.Site(method, start.block(), i, call), arguments);
                if (behind.isEmpty()) {
                    return;
                }
                path = behind.get();
                if (!symbols.calls().targets(call).isEmpty()) {
                    path = forgetFields(path);
                }
            } else if (op instanceof Op.StoreField store) {
                path = forgetField(path, symbols.fieldName(store.field()));
            }
            if (op.result() != Op.NONE) {
                path = path.forget(new Value.Result(start.block(), i));
            }
            if (path.followed().isEmpty()) {
                return;
            }
            numbering.step(state, start.block(), i, op);
        }
        end(path, state, block.terminator());
    }

    /** A method of the program may have set any field that is not set by constructors alone. */
    private Path forgetFields(Path path) {
        Path rest = path;
        for (Value value : path.followed()) {
            if (!isStable(value)) {
                rest = rest.without(value);
            }
        }
        return rest;
    }

    private boolean isStable(Value value) {
        return !(value instanceof Value.FieldOf f)
                || stores.isFinal(f.fullName())
                        && f.object().map(this::isStable).orElse(true);
    }

    private static Path forgetField(Path path, String name) {
        Path rest = path;
        for (Value value : path.followed()) {
            if (isReachedThrough(value, name)) {
                rest = rest.without(value);
            }
        }
        return rest;
    }

    private static boolean isReachedThrough(Value value, String field) {
        return value instanceof Value.FieldOf f
                && (field.equals(f.fullName())
                        || f.object().filter(o -> isReachedThrough(o, field)).isPresent());
    }

    private void end(Path path, Numbering.State state, Terminator end) {
        if (end instanceof Terminator.Goto g) {
            enter(path, state, g.target());
        } else if (end instanceof Terminator.Branch b) {
            branch(path, state, b);
        } else if (end instanceof Terminator.Switch s) {
            Numbering.successors(s).forEach(target -> enter(path, state, target));
        } else if (end instanceof Terminator.Return r) {
            returned(path, r);
        }
    }

    private void branch(Path path, Numbering.State state, Terminator.Branch b) {
        Value left = path.resolve(state.get(b.left()));
        Optional<Value> right =
                b.right() == Op.NONE ? Optional.empty() : Optional.of(path.resolve(state.get(b.right())));
        Optional<Boolean> decided = decide(b, left, right).or(() -> constant(b, left, right));
        if (decided.isPresent()) {
            enter(path, state, decided.get() ? b.whenTrue() : b.whenFalse());
            return;
        }
        Trust trust = trust(b, left).and(right.map(r -> trust(b, r)).orElse(Trust.FULL));
        if (trust != Trust.NONE) {
            Path on = new Path(path.block(), path.joined(), path.followed(), path.isCertain() && trust == Trust.FULL);
            enter(on, state, b.whenTrue());
            enter(on, state, b.whenFalse());
        }
    }

    /** Decides a branch between numbers that are known. */
    static Optional<Boolean> constant(Terminator.Branch b, Value left, Optional<Value> right) {
        Optional<Long> number = number(left);
        Optional<Long> other = right.isEmpty() ? Optional.of(0L) : number(right.get());
        if (number.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(b.comparison().holds(number.get(), other.get()));
    }

    private static Optional<Long> number(Value value) {
        if (value instanceof Value.Constant c) {
            return c.value().isEmpty()
                    ? Optional.of(0L)
                    : c.value().filter(Long.class::isInstance).map(Long.class::cast);
        }
        return Optional.empty();
    }

    /** How far both sides of a branch are possible for this path. */
    private enum Trust {
        FULL,
        /** It depends on a field that others set. */
        SOME,
        /** It may be a question about the very operation. */
        NONE;

        Trust and(Trust other) {
            return compareTo(other) > 0 ? this : other;
        }
    }

    private Trust trust(Terminator.Branch branch, Value value) {
        if (value instanceof Value.FieldOf f) {
            String name = f.fullName();
            return stores.isFinal(name) ? Trust.FULL : stores.isStoredIn(method, name) ? Trust.NONE : Trust.SOME;
        }
        if (value instanceof Value.Phi) {
            boolean isFlag = branch.right() == Op.NONE
                    && (branch.comparison() == Terminator.Comparison.EQUAL
                            || branch.comparison() == Terminator.Comparison.NOT_EQUAL);
            return isFlag ? Trust.SOME : Trust.FULL;
        }
        if (value instanceof Value.Computed c) {
            return c.operands().stream().map(o -> trust(branch, o)).reduce(Trust.FULL, Trust::and);
        }
        return value.callIn(method).isEmpty()
                        || isInnocent(value.callIn(method).get().method())
                ? Trust.FULL
                : Trust.NONE;
    }

    private boolean isInnocent(MethodRef called) {
        return INNOCENT.stream().anyMatch(t -> symbols.hierarchy().isSubtype(called.owner(), t) == Answer.YES)
                || symbols.knowledge().is(FactKind.CLOCK, called)
                || symbols.knowledge().is(FactKind.PURE, called);
    }

    private void enter(Path path, Numbering.State state, int target) {
        Path into = path;
        Map<Value, Value> joined = new HashMap<>();
        for (int register : numbering.phis(target)) {
            Value phi = new Value.Phi(target, register);
            Value given = into.resolve(state.get(register));
            if (!given.equals(phi)) {
                into = into.forget(phi);
                if (given instanceof Value.Constant || path.follows(given)) {
                    joined.put(phi, given);
                }
            }
        }
        Map<Value, Value> all = new HashMap<>(into.joined());
        all.keySet().removeIf(v -> v instanceof Value.Phi p && p.block() == target);
        all.putAll(joined);
        Path next = new Path(target, Map.copyOf(all), into.followed(), into.isCertain());
        if (!next.followed().isEmpty() && seen.add(next)) {
            work.add(next);
        }
    }
}
