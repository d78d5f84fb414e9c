package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the operations and the modes of their channels, over the whole program: through locals, fields, parameters,
 * returned values, keys and registration.
 */
final class ModeAnalysis {
    private static final String CHANNELS = "java/nio/channels/";
    /** Facts only grow, so rounds end by themselves; this bounds the work on a hostile program. */
    private static final int MAX_ROUNDS = 20;

    private final Symbols symbols;
    private final Numberings numberings;
    private final Map<String, Mode> wrappers;
    private final ModeTable table;
    private final Map<MethodModel, Map<Op.Call, List<Mode>>> arguments = new IdentityHashMap<>();
    private final Map<String, Boolean> mentioned = new HashMap<>();

    /**
     * @param wrappers types of the program whose reads and writes pass on the outcome of a non-blocking channel
     */
    ModeAnalysis(Symbols symbols, Numberings numberings, Map<String, Mode> wrappers) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.wrappers = wrappers;
        this.table = new ModeTable(wrappers);
    }

    List<OperationSite> operations() {
        List<MethodModel> methods = symbols.program().methods();
        Set<MethodModel> relevant = relevant();
        settle(methods.stream().filter(relevant::contains).toList());
        Set<Mode.Evidence> ofRegistered = table.ofRegistered();
        List<OperationSite> found = new ArrayList<>();
        for (MethodModel method : methods) {
            if (symbols.sites().in(method, FactKind.OPERATION).isEmpty()) {
                continue;
            }
            listen(
                    method,
                    (block, index, call, arguments, modes) -> symbols.knowledge()
                            .find(FactKind.OPERATION, call.method())
                            // A call that may run a body of the program is judged by what that body passes on.
                            .filter(fact -> symbols.calls().targets(call).isEmpty())
                            .ifPresent(fact -> {
                                int channel = fact.operand("channel", call);
                                if (Operation.of(fact).isAsked(modes.get(channel))) {
                                    add(
                                            found,
                                            site(
                                                    method,
                                                    block,
                                                    index,
                                                    call,
                                                    fact,
                                                    arguments.get(channel),
                                                    modes.get(channel).registeredIf(ofRegistered::contains)));
                                }
                            }));
        }
        return found;
    }

    private void settle(List<MethodModel> methods) {
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
    }

    /** The modes of what a call is given, the receiver first; to be asked after {@link #operations()}. */
    List<Mode> arguments(CallGraph.Site site) {
        Map<Op.Call, List<Mode>> calls = arguments.computeIfAbsent(site.method(), method -> {
            Map<Op.Call, List<Mode>> found = new IdentityHashMap<>();
            listen(method, (block, index, call, values, modes) -> found.put(call, modes));
            return found;
        });
        return calls.getOrDefault(site.call(), List.of());
    }

    private void listen(MethodModel method, ModeFlow.CallListener listener) {
        new ModeFlow(symbols, table, method, numberings.of(method)).run(Optional.of(listener));
    }

    private void add(List<OperationSite> sites, OperationSite site) {
        if (!Capacity.leavesNothingToLose(symbols, numberings.of(site.method()), site)) {
            sites.add(site);
        }
    }

    private OperationSite site(
            MethodModel method, int block, int index, Op.Call call, Fact fact, Value channel, Mode mode) {
        Numbering numbering = numberings.of(method);
        List<Value> buffers = new ArrayList<>();
        if (fact.argument("buffer") >= 0) {
            int register = call.arguments().get(fact.operand("buffer", call));
            Numbering.State before = numbering.before(block, index);
            buffers.add(before.get(register));
            buffers.addAll(numbering.elements(before.get(register)));
        }
        boolean isDatagram = call.method().owner().equals(CHANNELS + "DatagramChannel");
        boolean isPipe = call.method().owner().startsWith(CHANNELS + "Pipe$");
        Mode known =
                new Mode(mode.bits() | (isDatagram ? Mode.DATAGRAM : 0) | (isPipe ? Mode.PIPE : 0), mode.evidence());
        return new OperationSite(
                method,
                block,
                index,
                call,
                Operation.of(fact),
                channel,
                buffers,
                known,
                true,
                List.of(),
                false,
                List.of());
    }

    /** The methods that can tell anything of a channel's mode. */
    private Set<MethodModel> relevant() {
        Set<MethodModel> found = Collections.newSetFromMap(new IdentityHashMap<>());
        found.addAll(symbols.accesses().users(field -> mentions(field.descriptor())));
        found.addAll(symbols.sites().callersOf(this::mentions));
        found.addAll(symbols.accesses()
                .makersOf(lambda -> mentions(lambda.body().method().descriptor())));
        for (MethodModel method : symbols.program().methods()) {
            if (mentions(method.descriptor())) {
                found.add(method);
            }
        }
        return found;
    }

    private boolean mentions(MethodRef method) {
        return method.owner().startsWith(CHANNELS) || mentions(method.descriptor());
    }

    private boolean mentions(String descriptor) {
        return mentioned.computeIfAbsent(descriptor, this::isMentioned);
    }

    private boolean isMentioned(String descriptor) {
        return descriptor.contains(CHANNELS)
                || !wrappers.isEmpty() && wrappers.keySet().stream().anyMatch(descriptor::contains);
    }
}
