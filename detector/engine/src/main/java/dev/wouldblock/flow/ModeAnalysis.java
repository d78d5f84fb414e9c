package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the operations on channels that are known to be in non-blocking mode, over the whole program: through locals,
 * fields, parameters, returned values, keys and registration.
 */
final class ModeAnalysis {
    private static final String CHANNELS = "java/nio/channels/";
    /** Facts only grow, so rounds end by themselves; this bounds the work on a hostile program. */
    private static final int MAX_ROUNDS = 20;

    private final Symbols symbols;
    private final Numberings numberings;
    private final Map<String, Mode> wrappers;
    private final Map<String, Boolean> mentioned = new HashMap<>();

    /**
     * @param wrappers types of the program whose reads and writes pass on the outcome of a non-blocking channel
     */
    ModeAnalysis(Symbols symbols, Numberings numberings, Map<String, Mode> wrappers) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.wrappers = wrappers;
    }

    List<OperationSite> operations() {
        ModeTable table = new ModeTable(wrappers);
        List<MethodModel> methods =
                symbols.program().methods().stream().filter(this::isRelevant).toList();
        Map<MethodModel, ModeTable.Run> runs = new IdentityHashMap<>();
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            changed = false;
            for (MethodModel method : methods) {
                ModeTable.Run last = runs.get(method);
                if (last == null || table.isStale(last)) {
                    ModeFlow flow = new ModeFlow(symbols, table, method, numberings.of(method));
                    runs.put(method, table.run(() -> flow.run(Optional.empty())));
                    changed = true;
                }
            }
        }
        List<OperationSite> found = new ArrayList<>();
        for (MethodModel method : methods.stream().filter(this::hasOperation).toList()) {
            Numbering numbering = numberings.of(method);
            new ModeFlow(symbols, table, method, numbering)
                    .run(Optional.of((block, index, call, fact, channel, mode) -> {
                        // A call that may run a body of the program is judged by what that body passes on.
                        if (mode.isNonBlocking()
                                && symbols.calls().targets(call).isEmpty()) {
                            OperationSite site = site(method, numbering, block, index, call, fact, channel, mode);
                            if (!Capacity.leavesNothingToLose(symbols, numbering, site)) {
                                found.add(site);
                            }
                        }
                    }));
        }
        return found;
    }

    private boolean hasOperation(MethodModel method) {
        return method.blocks().stream()
                .flatMap(b -> b.ops().stream())
                .anyMatch(
                        op -> op instanceof Op.Call call && symbols.knowledge().is(FactKind.OPERATION, call.method()));
    }

    private static OperationSite site(
            MethodModel method,
            Numbering numbering,
            int block,
            int index,
            Op.Call call,
            Fact fact,
            Value channel,
            Mode mode) {
        List<Value> buffers = new ArrayList<>();
        if (fact.argument("buffer") >= 0) {
            int register = call.arguments().get(fact.argument("buffer") + 1);
            Numbering.State before = numbering.before(block, index);
            buffers.add(before.get(register));
            buffers.addAll(numbering.elements(before.get(register)));
        }
        boolean isDatagram = call.method().owner().equals(CHANNELS + "DatagramChannel");
        boolean isPipe = call.method().owner().startsWith(CHANNELS + "Pipe$");
        Mode known =
                new Mode(mode.bits() | (isDatagram ? Mode.DATAGRAM : 0) | (isPipe ? Mode.PIPE : 0), mode.evidence());
        return new OperationSite(
                method, block, index, call, Operation.of(fact), channel, buffers, known, true, List.of());
    }

    /** Whether a method can tell anything of a channel's mode. */
    private boolean isRelevant(MethodModel method) {
        if (mentions(method.descriptor())) {
            return true;
        }
        for (Block block : method.blocks()) {
            for (Op op : block.ops()) {
                if (op instanceof Op.Call c && mentions(c.method())
                        || op instanceof Op.LoadField l && mentions(l.field())
                        || op instanceof Op.StoreField s && mentions(s.field())
                        || op instanceof Op.Lambda f && mentions(f.target().descriptor())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mentions(MethodRef method) {
        return method.owner().startsWith(CHANNELS) || mentions(method.descriptor());
    }

    private boolean mentions(FieldRef field) {
        return mentions(field.descriptor());
    }

    private boolean mentions(String descriptor) {
        return mentioned.computeIfAbsent(descriptor, this::isMentioned);
    }

    private boolean isMentioned(String descriptor) {
        return descriptor.contains(CHANNELS)
                || !wrappers.isEmpty() && wrappers.keySet().stream().anyMatch(descriptor::contains);
    }
}
