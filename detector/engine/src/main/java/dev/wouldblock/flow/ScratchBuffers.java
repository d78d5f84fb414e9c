package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which fields hold a scratch buffer: nobody else has it, and whoever uses it next empties it or writes over it. What
 * a write leaves in one is lost.
 */
final class ScratchBuffers {
    private final Symbols symbols;
    private final Numberings numberings;
    private final Effects effects;
    private final Map<String, Boolean> unshared = new HashMap<>();
    private final Map<String, NextUse> fromOutside = new HashMap<>();
    private final Map<String, Boolean> handedIn = new HashMap<>();

    ScratchBuffers(Symbols symbols, Numberings numberings, Effects effects) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.effects = effects;
    }

    /** Where what is left in the buffer is lost, after a method has returned; empty when somebody may look at it before. */
    Optional<NextUse.Place> emptiedAfter(MethodModel method, Value buffer) {
        Optional<String> field = ModeTable.fieldKey(buffer);
        if (field.isEmpty() || !unshared.computeIfAbsent(field.get(), this::isUnshared)) {
            return Optional.empty();
        }
        NextUse next = new NextUse(symbols, numberings, effects, field.get());
        followReturns(method, next);
        NextUse other = fromOutside.computeIfAbsent(field.get(), this::fromOutside);
        return next.isLooked() || other.isLooked()
                ? Optional.empty()
                : next.place().or(other::place);
    }

    /** Whether a field holds a buffer that a method was given: who gave it may look what is left in it. */
    boolean isHandedIn(Value buffer) {
        return ModeTable.fieldKey(buffer)
                .filter(field -> handedIn.computeIfAbsent(field, this::isGiven))
                .isPresent();
    }

    private boolean isGiven(String field) {
        return symbols.accesses().stores(field).stream()
                .filter(place -> numberings.of(place.method()).isReachable(place.block()))
                .map(place -> numberings.of(place.method()).taken(place.block(), place.op()))
                .anyMatch(taken -> taken.get(0) instanceof Value.Param);
    }

    /** Goes on behind the calls of a method, and behind those of a caller that does not use the buffer any more. */
    private void followReturns(MethodModel method, NextUse next) {
        Set<MethodModel> seen = new HashSet<>(Set.of(method));
        Deque<MethodModel> work = new ArrayDeque<>(seen);
        while (!work.isEmpty() && !next.isLooked()) {
            for (CallGraph.Site caller : symbols.calls().callers(work.poll())) {
                boolean returns = numberings.of(caller.method()).isReachable(caller.block())
                        && next.isUntouchedFrom(caller.method(), caller.block(), caller.op() + 1);
                if (returns && seen.add(caller.method())) {
                    work.add(caller.method());
                }
            }
        }
    }

    /** What the methods do first that somebody may call who has not used the buffer. */
    private NextUse fromOutside(String field) {
        NextUse next = new NextUse(symbols, numberings, effects, field);
        Set<MethodModel> users = new LinkedHashSet<>(symbols.accesses().users(field));
        Deque<MethodModel> work = new ArrayDeque<>(users);
        while (!work.isEmpty() && !next.isLooked()) {
            MethodModel method = work.poll();
            if (isEntry(method)) {
                next.isUntouchedFrom(method, 0, 0);
            }
            symbols.calls().callingMethods(method).stream().filter(users::add).forEach(work::add);
        }
        return next;
    }

    private boolean isEntry(MethodModel method) {
        return method.modifiers().contains(MethodModel.Modifier.PUBLIC)
                || symbols.calls().callingMethods(method).isEmpty()
                || !symbols.accesses().makers(method).isEmpty();
    }

    /** Whether the buffers of a field are made for it, and no one else gets hold of them. */
    private boolean isUnshared(String field) {
        return !symbols.accesses().stores(field).isEmpty()
                && symbols.accesses().users(field).stream().allMatch(m -> keepsToItself(m, field));
    }

    private boolean isStore(Op op, String field) {
        return op instanceof Op.StoreField s && symbols.fieldName(s.field()).equals(field);
    }

    private boolean keepsToItself(MethodModel method, String field) {
        Numbering numbering = numberings.of(method);
        for (int b = 0; b < method.blocks().size(); b++) {
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; numbering.isReachable(b) && i < ops.size(); i++) {
                Op op = ops.get(i);
                for (Value value : numbering.taken(b, i)) {
                    boolean leaves =
                            isIn(field, value) && !numberings.ownership().stays(op, value, method);
                    if (leaves || isStore(op, field) && !isOwn(method, value, field)) {
                        return false;
                    }
                }
            }
            if (numbering.isReachable(b) && isHandedOn(method, b, field)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(String field, Value value) {
        return ModeTable.fieldKey(value).equals(Optional.of(field));
    }

    /** Whether what is stored was made here, and goes nowhere else. */
    private boolean isOwn(MethodModel method, Value value, String field) {
        return value.equals(Value.Constant.NULL)
                || numberings.ownership().isMade(method, value)
                        && numberings.of(method).uses(value).stream()
                                .allMatch(op -> isStore(op, field)
                                        || numberings.ownership().stays(op, value, method));
    }

    /** Whether a block returns the buffer, or lets a variable hold this or another one. */
    private boolean isHandedOn(MethodModel method, int block, String field) {
        Numbering numbering = numberings.of(method);
        Terminator end = method.blocks().get(block).terminator();
        if (end instanceof Terminator.Return
                && numbering.takenByEnd(block).stream().anyMatch(v -> isIn(field, v))) {
            return true;
        }
        Numbering.State state =
                numbering.before(block, method.blocks().get(block).ops().size());
        for (int next : Numbering.successors(end)) {
            BitSet live = numberings.liveness().at(method, next);
            for (int register : numbering.phis(next)) {
                if (live.get(register) && isIn(field, state.get(register))) {
                    return true;
                }
            }
        }
        return false;
    }
}
