package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The modes of the channels of one method, point by point; tells the {@link ModeTable} what leaves the method. */
final class ModeFlow {
    /** Receives the modes of what a call is given, the receiver first. */
    interface CallListener {
        void call(int block, int op, Op.Call call, List<Value> arguments, List<Mode> modes);
    }

    private record Store(String field, Value value) {}

    /**
     * @param stores what was stored on the way
     * @param pending those of channels that nobody had configured yet
     */
    private record State(Map<Value, Mode> modes, Set<Store> stores, Set<Store> pending) {
        static State empty() {
            return new State(new HashMap<>(), new HashSet<>(), new HashSet<>());
        }

        State copy() {
            return new State(new HashMap<>(modes), new HashSet<>(stores), new HashSet<>(pending));
        }
    }

    private final Symbols symbols;
    private final ModeTable table;
    private final MethodModel method;
    private final Numbering numbering;
    private final Types types;
    private final Settings settings;
    private final @Nullable State[] entries;
    /** The channels, streams and adaptors over which others were made. */
    private final Map<Value, Value> below = new HashMap<>();

    ModeFlow(Symbols symbols, ModeTable table, MethodModel method, Numbering numbering) {
        this.symbols = symbols;
        this.table = table;
        this.method = method;
        this.numbering = numbering;
        this.types = new Types(symbols, method);
        this.settings = new Settings(symbols, method, numbering);
        this.entries = new State[method.blocks().size()];
    }

    /** @param listener is told of each call once, when the modes are final */
    void run(Optional<CallListener> listener) {
        entries[0] = State.empty();
        TreeSet<Integer> work = new TreeSet<>(List.of(0));
        while (!work.isEmpty()) {
            walk(work.pollFirst(), work, (b, o, c, a, m) -> {});
        }
        for (int b = 0; listener.isPresent() && b < entries.length; b++) {
            if (entries[b] != null) {
                walk(b, new TreeSet<>(), listener.get());
            }
        }
    }

    private void walk(int number, Set<Integer> work, CallListener listener) {
        Block block = method.blocks().get(number);
        if (!numbering.isReachable(number)) {
            return;
        }
        Numbering.State values = numbering.before(number, 0);
        State state = Objects.requireNonNull(entries[number]).copy();
        Optional<State> handled = Optional.empty();
        // Whether a handler has not seen yet what the block has given to a register.
        boolean isNew = false;
        for (int i = 0; i < block.ops().size(); i++) {
            Op op = block.ops().get(i);
            if (mayThrow(op) && (isNew || !handled.equals(Optional.of(state)))) {
                block.handlers().forEach(h -> flow(state, values, h.target(), work));
                handled = Optional.of(state.copy());
                isNew = false;
            }
            if (op instanceof Op.Call call) {
                call(state, values, number, i, call, listener);
            } else if (op instanceof Op.StoreField store) {
                Value object = store.object() == Op.NONE ? null : values.get(store.object());
                Value field = symbols.field(Optional.ofNullable(object), store.field());
                ModeTable.fieldKey(field).ifPresent(key -> store(state, key, values.get(store.value())));
            } else if (op instanceof Op.Lambda lambda) {
                for (MethodModel target : symbols.calls().targets(lambda.target(), lambda.dispatch())) {
                    pass(state, values.get(lambda.captures()), target);
                }
            }
            numbering.step(values, number, i, op);
            isNew |= op.result() != Op.NONE
                    && block.handlers().stream().anyMatch(h -> numbering.isPhi(h.target(), op.result()));
        }
        if (isNew || !handled.equals(Optional.of(state))) {
            block.handlers().forEach(h -> flow(state, values, h.target(), work));
        }
        Terminator end = block.terminator();
        if (end instanceof Terminator.Return r) {
            leave(state);
            parameterEffects(state);
            if (r.value() != Op.NONE) {
                table.addReturned(method.key(), modeOf(state, values.get(r.value())));
            }
        }
        if (end instanceof Terminator.Branch branch && branch.right() == Op.NONE) {
            Optional<Value> asked = askedForMode(values.get(branch.left()));
            for (boolean taken : new boolean[] {true, false}) {
                State out = state.copy();
                boolean isTrue = (branch.comparison() == Terminator.Comparison.NOT_EQUAL) == taken;
                asked.ifPresent(c -> out.modes().put(c, answered(modeOf(state, c), isTrue, branch.position())));
                flow(out, values, taken ? branch.whenTrue() : branch.whenFalse(), work);
            }
            return;
        }
        for (int target : Numbering.successors(end)) {
            if (target <= number) {
                // A loop that never returns still hands out what it stored.
                leave(state);
            }
            flow(state, values, target, work);
        }
    }

    /** A channel whose mode can not be set is closed: what its handler then does is not done in the old mode. */
    private boolean mayThrow(Op op) {
        return op instanceof Op.Call call && !symbols.knowledge().is(FactKind.CONFIGURES, call.method());
    }

    /** The mode of a channel after {@code isBlocking()} has answered. */
    private Mode answered(Mode before, boolean isBlocking, Position where) {
        return isBlocking
                ? before.with(Mode.SET_BLOCKING, Optional.empty())
                : before.with(
                        Mode.NON_BLOCKING,
                        Optional.of(new Mode.Evidence(method, where, "isBlocking() has answered false")));
    }

    /** The channel whose {@code isBlocking()} a value is. */
    private Optional<Value> askedForMode(Value value) {
        if (value instanceof Value.Result r
                && method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.Call call
                && symbols.knowledge().is(FactKind.ASKS_MODE, call.method())) {
            return Optional.of(
                    numbering.before(r.block(), r.op()).get(call.arguments().get(0)));
        }
        return Optional.empty();
    }

    private void flow(State from, Numbering.State values, int target, Set<Integer> work) {
        if (!numbering.isReachable(target)) {
            return;
        }
        State to = entries[target];
        boolean isNew = to == null;
        if (to == null) {
            to = State.empty();
            entries[target] = to;
        }
        boolean changed = isNew;
        changed |= to.stores().addAll(from.stores());
        changed |= to.pending().addAll(from.pending());
        for (Map.Entry<Value, Mode> known : from.modes().entrySet()) {
            Value value = known.getKey();
            if (!isPhi(value, target) && numbering.mayMatter(value, target)) {
                Mode there = isNew ? Mode.NOTHING : modeOf(to, value);
                changed |= put(to, value, there.join(known.getValue()));
            }
        }
        for (Value value : isNew ? List.<Value>of() : List.copyOf(to.modes().keySet())) {
            if (!isPhi(value, target) && !from.modes().containsKey(value)) {
                changed |= put(to, value, modeOf(to, value).join(whole(value)));
            }
        }
        for (int register : numbering.phis(target)) {
            Value incoming = values.registers[register];
            Mode mode = incoming == null ? Mode.NOTHING : modeOf(from, incoming);
            Value phi = new Value.Phi(target, register);
            changed |=
                    !mode.equals(Mode.NOTHING) && put(to, phi, modeOf(to, phi).join(mode));
        }
        if (changed) {
            work.add(target);
        }
    }

    private static boolean isPhi(Value value, int block) {
        return value instanceof Value.Phi p && p.block() == block;
    }

    private static boolean put(State to, Value value, Mode mode) {
        return !mode.equals(to.modes().put(value, mode));
    }

    private void call(State state, Numbering.State values, int block, int index, Op.Call call, CallListener listener) {
        List<Value> arguments = values.get(call.arguments());
        listener.call(
                block,
                index,
                call,
                arguments,
                arguments.stream().map(a -> modeOf(state, a)).toList());
        for (Fact fact : symbols.knowledge().about(call.method())) {
            switch (fact.kind()) {
                case OPENS -> state.modes().put(new Value.Result(block, index), opened(fact, call.position()));
                case CONFIGURES -> configure(state, arguments.get(0), arguments.get(1), call.position(), block);
                case PART ->
                    symbols.alias(call, arguments)
                            .filter(v -> fact.value("mode", "").equals("registered"))
                            .ifPresent(v -> state.modes().put(v, ofKey(call.position())));
                case REGISTERS -> register(state, arguments.get(0), call.position(), block);
                case OVER -> {
                    Value made = call.method().isConstructor() ? arguments.get(0) : new Value.Result(block, index);
                    below.put(made, arguments.get(fact.operand("channel", call)));
                }
                default -> {}
            }
        }
        for (MethodModel target : symbols.calls().targets(call)) {
            pass(state, arguments, target);
            for (int i = 0; i < arguments.size(); i++) {
                Value argument = arguments.get(i);
                table.effect(target.key(), i)
                        .ifPresent(e -> state.modes()
                                .put(
                                        argument,
                                        modeOf(state, argument)
                                                .with(0, Optional.empty())
                                                .join(e)));
                for (String field : table.stores(target.key(), i)) {
                    store(state, field, argument);
                }
            }
            Mode returned = table.returned(target.key());
            if (!returned.equals(Mode.NOTHING)) {
                state.modes().merge(new Value.Result(block, index), returned, Mode::join);
            }
        }
    }

    private void pass(State state, List<Value> arguments, MethodModel target) {
        for (int i = 0; i < Math.min(arguments.size(), target.parameterCount()); i++) {
            table.addParameter(target.key(), i, modeOf(state, arguments.get(i)));
        }
    }

    private void configure(State state, Value channel, Value blocking, Position where, int block) {
        int mode = blocking instanceof Value.Constant c && c.value().isPresent()
                ? c.value().get().equals(0L) ? Mode.NON_BLOCKING : Mode.SET_BLOCKING
                : Mode.SET_UNKNOWN;
        Optional<Mode.Evidence> why = Optional.of(
                        new Mode.Evidence(method, where, "the channel is put into non-blocking mode"))
                .filter(e -> mode == Mode.NON_BLOCKING);
        set(state, channel, modeOf(state, channel).with(mode, why), block);
    }

    private void register(State state, Value channel, Position where, int block) {
        Mode old = modeOf(state, channel);
        Mode.Evidence why = new Mode.Evidence(
                method, where, "the channel is registered with a selector, so it is in non-blocking mode");
        Mode now = old.with(Mode.NON_BLOCKING, Optional.of(old.evidence().orElse(why)));
        set(state, channel, new Mode(now.bits() | Mode.REGISTERED, now.evidence()), block);
    }

    private void set(State state, Value channel, Mode mode, int block) {
        boolean isOptional = settings.decideAbout(block);
        Optional<String> field = ModeTable.fieldKey(channel);
        if (isOptional) {
            // Nobody configures it where the setting says something else.
            state.pending().stream()
                    .filter(s -> s.value().equals(channel) || field.equals(Optional.of(s.field())))
                    .forEach(s -> table.addField(s.field(), Mode.of(Mode.OPENED)));
        }
        state.modes().put(channel, mode);
        state.stores().stream().filter(s -> s.value().equals(channel)).forEach(s -> table.addField(s.field(), mode));
        state.pending().removeIf(s -> s.value().equals(channel));
        field.ifPresent(key -> {
            if (isOptional) {
                table.addField(key, mode);
            } else {
                table.addConfigured(key, mode);
            }
        });
    }

    /**
     * A channel that somebody has configured is stored as it is; another one may be configured on the way out. Of a
     * stream or an adaptor in a field nothing is known: its channel may be configured anywhere.
     */
    private void store(State state, String field, Value value) {
        if (below(value).isPresent()) {
            return;
        }
        Store store = new Store(field, value);
        state.stores().add(store);
        if (value instanceof Value.Param p && !state.modes().containsKey(p)) {
            table.addStore(method.key(), p.index(), field);
        } else if (modeOf(state, value).has(Mode.OPENED)) {
            state.pending().add(store);
        } else {
            table.addField(field, modeOf(state, value));
        }
    }

    private void leave(State state) {
        state.pending().forEach(s -> table.addField(s.field(), modeOf(state, s.value())));
    }

    private void parameterEffects(State state) {
        for (int i = 0; i < method.parameterCount(); i++) {
            Mode mode = state.modes().get(new Value.Param(i));
            if (mode != null) {
                table.addEffect(method.key(), i, mode);
            }
        }
    }

    private Mode modeOf(State state, Value value) {
        Mode known = state.modes().get(value);
        return known != null ? known : below(value).map(b -> modeOf(state, b)).orElseGet(() -> whole(value));
    }

    /** The channel that a socket adaptor, or a stream over it, shares its mode with. */
    private Optional<Value> below(Value value) {
        if (value instanceof Value.FieldOf f && f.isPart()) {
            return symbols.part(f)
                    .filter(part -> part.value("mode", "").equals("shared"))
                    .flatMap(part -> f.object());
        }
        return Optional.ofNullable(below.get(value));
    }

    /** What the rest of the program says. */
    private Mode whole(Value value) {
        Mode wrapper = table.wrapper(types.declared(value));
        if (value instanceof Value.Param p) {
            return table.parameter(method.key(), p.index()).join(wrapper);
        }
        if (value instanceof Value.FieldOf f) {
            Optional<Fact> part = f.isPart() ? symbols.part(f) : Optional.empty();
            if (part.isPresent() && part.get().value("mode", "").equals("registered")) {
                return ofKey(method.position());
            }
            Mode opened = part.isPresent() && part.get().value("mode", "").equals("opened")
                    ? Mode.of(Mode.OPENED | kind(part.get()))
                    : Mode.NOTHING;
            Mode field = ModeTable.fieldKey(f).map(table::field).orElse(Mode.NOTHING);
            return (field.equals(Mode.NOTHING) ? opened : field).join(wrapper);
        }
        return wrapper;
    }

    private Mode ofKey(Position where) {
        return new Mode(
                Mode.NON_BLOCKING | Mode.FROM_KEY,
                Optional.of(new Mode.Evidence(
                        method, where, "the channel belongs to a selection key, so it is in non-blocking mode")));
    }

    private Mode opened(Fact fact, Position where) {
        return fact.value("mode", "").equals("non-blocking")
                ? new Mode(
                        Mode.NON_BLOCKING | kind(fact),
                        Optional.of(new Mode.Evidence(
                                method, where, "the channel is handed out in non-blocking mode: " + fact.reason())))
                : Mode.of(Mode.OPENED | kind(fact));
    }

    private static int kind(Fact fact) {
        return switch (fact.value("type", "")) {
            case "datagram" -> Mode.DATAGRAM;
            case "pipe" -> Mode.PIPE;
            case "accepted" -> Mode.ACCEPTED;
            default -> 0;
        };
    }
}
