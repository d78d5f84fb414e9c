package dev.wouldblock.flow;

import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The value of every register at every point of a method, without regard to the path: where paths with different values
 * meet, a {@link Value.Phi} stands for them.
 */
public final class Numbering {
    private final Symbols symbols;
    private final MethodModel method;
    private final @Nullable State[] entries;
    private final Map<Integer, int[]> phis = new HashMap<>();
    private final Map<Integer, Set<@Nullable Value>> held = new HashMap<>();
    private final @Nullable Taken[] taken;

    /** What the operations of a block take, in their order, and what its end asks about or hands on. */
    private record Taken(List<List<Value>> byOps, List<Value> byEnd) {}

    /** Values of registers, and of fields that were stored in this method. */
    public static final class State {
        final @Nullable Value[] registers;
        final Map<Value, Value> fields;

        State(@Nullable Value[] registers, Map<Value, Value> fields) {
            this.registers = registers;
            this.fields = fields;
        }

        State copy() {
            return new State(registers.clone(), fields.isEmpty() ? new HashMap<>() : new HashMap<>(fields));
        }

        public Value get(int register) {
            Value value = registers[register];
            return value == null ? Value.Constant.NULL : value;
        }

        public List<Value> get(List<Integer> list) {
            Value[] values = new Value[list.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = get(list.get(i));
            }
            return List.of(values);
        }
    }

    public Numbering(Symbols symbols, MethodModel method) {
        this.symbols = symbols;
        this.method = method;
        this.entries = new State[method.blocks().size()];
        this.taken = new Taken[method.blocks().size()];
        run();
    }

    /** The values before a block, or empty when no path leads there. */
    Optional<State> entry(int block) {
        return Optional.ofNullable(entries[block]).map(State::copy);
    }

    public boolean isReachable(int block) {
        return entries[block] != null;
    }

    /** The registers in which different values meet at the start of a block. */
    public int[] phis(int block) {
        return phis.computeIfAbsent(block, b -> {
            State entry = Objects.requireNonNull(entries[b]);
            return IntStream.range(0, entry.registers.length)
                    .filter(r -> new Value.Phi(b, r).equals(entry.registers[r]))
                    .toArray();
        });
    }

    /** Whether a value can still be met from the start of a block on: in a register, or found again by its name. */
    boolean mayMatter(Value value, int block) {
        return value instanceof Value.FieldOf
                || value instanceof Value.Param
                || held.computeIfAbsent(
                                block, b -> new HashSet<>(Arrays.asList(Objects.requireNonNull(entries[b]).registers)))
                        .contains(value);
    }

    boolean isPhi(int block, int register) {
        return Arrays.binarySearch(phis(block), register) >= 0;
    }

    /** The values just before an operation; the block must be reachable. */
    public State before(int block, int op) {
        State state = entry(block).orElseThrow();
        List<Op> ops = method.blocks().get(block).ops();
        for (int i = 0; i < op; i++) {
            step(state, block, i, ops.get(i));
        }
        return state;
    }

    /**
     * The values that an operation takes: the arguments of a call with the receiver first, what a lambda captures, what a
     * store stores, and then the array that it stores into. The block must be reachable.
     */
    public List<Value> taken(int block, int op) {
        return taken(block).byOps().get(op);
    }

    /** What a reachable block's end asks about, returns or throws. */
    public List<Value> takenByEnd(int block) {
        return taken(block).byEnd();
    }

    private Taken taken(int block) {
        Taken known = taken[block];
        if (known == null) {
            known = take(block);
            taken[block] = known;
        }
        return known;
    }

    private Taken take(int block) {
        State state = entry(block).orElseThrow();
        List<Op> ops = method.blocks().get(block).ops();
        List<List<Value>> byOps = new ArrayList<>(ops.size());
        for (int i = 0; i < ops.size(); i++) {
            byOps.add(state.get(operands(ops.get(i))));
            step(state, block, i, ops.get(i));
        }
        return new Taken(byOps, state.get(operands(method.blocks().get(block).terminator())));
    }

    /** What the method puts into an array, wherever it does. */
    public List<Value> elements(Value array) {
        List<Value> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; isReachable(b) && i < ops.size(); i++) {
                if (ops.get(i) instanceof Op.StoreElement && taken(b, i).get(1).equals(array)) {
                    found.add(taken(b, i).get(0));
                }
            }
        }
        return found;
    }

    /** The arguments of a call of this method; empty when no path leads there. */
    public Optional<List<Value>> arguments(Op.Call call) {
        for (int b = 0; b < method.blocks().size(); b++) {
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; isReachable(b) && i < ops.size(); i++) {
                if (ops.get(i) == call) {
                    return Optional.of(taken(b, i));
                }
            }
        }
        return Optional.empty();
    }

    /** The operations that take a value as an operand, returns left out. */
    public List<Op> uses(Value value) {
        List<Op> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; isReachable(b) && i < ops.size(); i++) {
                List<Value> operands = taken(b, i);
                if ((ops.get(i) instanceof Op.StoreElement ? operands.subList(0, 1) : operands).contains(value)) {
                    found.add(ops.get(i));
                }
            }
        }
        return found;
    }

    private static List<Integer> operands(Op op) {
        if (op instanceof Op.Call c) {
            return c.arguments();
        }
        if (op instanceof Op.StoreField s) {
            return List.of(s.value());
        }
        if (op instanceof Op.StoreElement s) {
            return List.of(s.value(), s.array());
        }
        if (op instanceof Op.Lambda l) {
            return l.captures();
        }
        return List.of();
    }

    private static List<Integer> operands(Terminator end) {
        if (end instanceof Terminator.Branch b) {
            return b.right() == Op.NONE ? List.of(b.left()) : List.of(b.left(), b.right());
        }
        if (end instanceof Terminator.Switch s) {
            return List.of(s.selector());
        }
        if (end instanceof Terminator.Return r) {
            return r.value() == Op.NONE ? List.of() : List.of(r.value());
        }
        return List.of();
    }

    private void run() {
        @Nullable Value[] registers = new Value[method.registerCount()];
        for (int i = 0; i < method.parameterCount(); i++) {
            registers[i] = new Value.Param(i);
        }
        entries[0] = new State(registers, new HashMap<>());
        TreeSet<Integer> work = new TreeSet<>(List.of(0));
        while (!work.isEmpty()) {
            int number = work.pollFirst();
            Block block = method.blocks().get(number);
            State state = before(number, 0);
            // A handler may run after any operation of the block, so it sees every intermediate state.
            block.handlers().forEach(h -> flow(handlerState(state, h), h.target(), work));
            for (int i = 0; i < block.ops().size(); i++) {
                step(state, number, i, block.ops().get(i));
                if (!block.handlers().isEmpty() && definesLocal(block.ops().get(i))) {
                    block.handlers().forEach(h -> flow(handlerState(state, h), h.target(), work));
                }
            }
            successors(block.terminator()).forEach(target -> flow(state, target, work));
        }
    }

    private static boolean definesLocal(Op op) {
        return op.result() != Op.NONE || op instanceof Op.StoreField;
    }

    private static State handlerState(State state, Block.Handler handler) {
        State at = state.copy();
        at.registers[handler.register()] = new Value.Caught(handler.target());
        return at;
    }

    private void flow(State from, int target, Set<Integer> work) {
        State to = entries[target];
        if (to == null) {
            entries[target] = from.copy();
            work.add(target);
            return;
        }
        boolean changed = false;
        for (int r = 0; r < to.registers.length; r++) {
            Value old = to.registers[r];
            Value now = from.registers[r];
            if (old != null && !old.equals(now)) {
                // Not set on one way in: dead here, by the verifier's rules, so any value will do.
                Value merged = now == null ? null : new Value.Phi(target, r);
                if (!old.equals(merged)) {
                    to.registers[r] = merged;
                    changed = true;
                }
            }
        }
        Iterator<Map.Entry<Value, Value>> fields = to.fields.entrySet().iterator();
        while (fields.hasNext()) {
            Map.Entry<Value, Value> field = fields.next();
            if (!field.getValue().equals(from.fields.get(field.getKey()))) {
                fields.remove();
                changed = true;
            }
        }
        if (changed) {
            work.add(target);
        }
    }

    /** Carries the state over one operation. */
    public void step(State state, int block, int index, Op op) {
        Value opaque = new Value.Result(block, index);
        if (op instanceof Op.Call c) {
            List<Value> arguments = state.get(c.arguments());
            if (c.result() != Op.NONE) {
                state.registers[c.result()] = symbols.alias(c, arguments).orElse(opaque);
            }
        } else if (op instanceof Op.Const c) {
            state.registers[c.result()] = new Value.Constant(c.value());
        } else if (op instanceof Op.Move m) {
            state.registers[m.result()] = state.get(m.source());
        } else if (op instanceof Op.LoadField l) {
            Value field = symbols.field(object(state, l.object()), l.field());
            state.registers[l.result()] = state.fields.getOrDefault(field, field);
        } else if (op instanceof Op.StoreField s) {
            Value field = symbols.field(object(state, s.object()), s.field());
            state.fields.put(field, state.get(s.value()));
        } else if (op instanceof Op.Compute c) {
            Value.Computed computed = new Value.Computed(c.operator(), state.get(c.operands()));
            state.registers[c.result()] = c.operator() == Op.Operator.OTHER || computed.isDeep() ? opaque : computed;
        } else if (op.result() != Op.NONE) {
            state.registers[op.result()] = opaque;
        }
    }

    private static Optional<Value> object(State state, int register) {
        return register == Op.NONE ? Optional.empty() : Optional.of(state.get(register));
    }

    /** The blocks that may follow without an exception. */
    public static List<Integer> successors(Terminator end) {
        if (end instanceof Terminator.Goto g) {
            return List.of(g.target());
        }
        if (end instanceof Terminator.Branch b) {
            return List.of(b.whenTrue(), b.whenFalse());
        }
        if (end instanceof Terminator.Switch s) {
            Deque<Integer> all = new ArrayDeque<>(s.targets());
            all.add(s.defaultTarget());
            return all.stream().distinct().toList();
        }
        return List.of();
    }

    @Override
    public String toString() {
        return method.key() + " " + Arrays.toString(entries);
    }
}
