package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which values meet where paths join. */
public final class Merges {
    private final Numberings numberings;

    public Merges(Numberings numberings) {
        this.numberings = numberings;
    }

    /** The values that a value may stand for, none of them a {@link Value.Phi}. */
    public Set<Value> of(MethodModel method, Value value) {
        if (!(value instanceof Value.Phi)) {
            return Set.of(value);
        }
        Set<Value> found = new LinkedHashSet<>();
        Set<Value> seen = new HashSet<>(Set.of(value));
        Deque<Value> work = new ArrayDeque<>(seen);
        while (!work.isEmpty()) {
            Value next = work.poll();
            if (next instanceof Value.Phi phi) {
                incoming(method, phi).stream().filter(seen::add).forEach(work::add);
            } else {
                found.add(next);
            }
        }
        return found;
    }

    private List<Value> incoming(MethodModel method, Value.Phi phi) {
        Numbering numbering = numberings.of(method);
        List<Value> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            Terminator end = method.blocks().get(b).terminator();
            if (numbering.isReachable(b) && Numbering.successors(end).contains(phi.block())) {
                found.add(
                        numbering.before(b, method.blocks().get(b).ops().size()).get(phi.register()));
            }
        }
        return found;
    }

    /** What a method answers, on all its ways. */
    public Set<Value> returned(MethodModel method) {
        Numbering numbering = numberings.of(method);
        Set<Value> found = new LinkedHashSet<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            if (method.blocks().get(b).terminator() instanceof Terminator.Return r
                    && r.value() != Op.NONE
                    && numbering.isReachable(b)) {
                found.addAll(of(method, numbering.takenByEnd(b).get(0)));
            }
        }
        return found;
    }
}
