package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a channel may have left its selector before a call: its key cancelled, the selector closed, or that asked. */
final class Cancellations {
    private static final List<String> OWNERS = List.of("java/nio/channels/SelectionKey", "java/nio/channels/Selector");
    private static final int MAX_UP = 3;

    private final Symbols symbols;
    private final ChannelCalls calls;
    private @Nullable Set<MethodModel> cancelling;

    Cancellations(Symbols symbols, ChannelCalls calls) {
        this.symbols = symbols;
        this.calls = calls;
    }

    /** Whether one may stand before a call: in its method, in the methods that call this, or in the class of the field. */
    boolean mayPrecede(CallGraph.Site site) {
        return calls.arguments(site).get(0) instanceof Value.FieldOf f && !f.isPart() && isCancelledIn(f.owner())
                || precedes(site);
    }

    private boolean isCancelledIn(String owner) {
        return symbols.program().classes().stream()
                .filter(c -> c.name().equals(owner) || c.name().startsWith(owner + "$"))
                .flatMap(c -> c.methods().stream())
                .anyMatch(cancelling()::contains);
    }

    private boolean precedes(CallGraph.Site call) {
        Set<CallGraph.Site> level = Set.of(call);
        for (int up = 0; up <= MAX_UP; up++) {
            if (level.stream().anyMatch(this::mayCancelBefore)) {
                return true;
            }
            level = level.stream()
                    .flatMap(site -> symbols.calls().callers(site.method()).stream())
                    .collect(Collectors.toSet());
        }
        return false;
    }

    private boolean mayCancelBefore(CallGraph.Site site) {
        List<Block> blocks = site.method().blocks();
        BitSet before = before(site);
        for (int b = 0; b < blocks.size(); b++) {
            List<Op> ops = blocks.get(b).ops();
            int end = before.get(b) ? ops.size() : b == site.block() ? site.op() : 0;
            if (ops.subList(0, end).stream().anyMatch(this::mayCancel)) {
                return true;
            }
        }
        return false;
    }

    /** The blocks from whose end a way leads to the call. */
    private static BitSet before(CallGraph.Site site) {
        List<Block> blocks = site.method().blocks();
        BitSet found = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(List.of(site.block()));
        while (!work.isEmpty()) {
            int target = work.poll();
            for (int b = 0; b < blocks.size(); b++) {
                Block block = blocks.get(b);
                boolean leads = Numbering.successors(block.terminator()).contains(target)
                        || block.handlers().stream().anyMatch(h -> h.target() == target);
                if (leads && !found.get(b)) {
                    found.set(b);
                    work.add(b);
                }
            }
        }
        return found;
    }

    private boolean mayCancel(Op op) {
        return op instanceof Op.Call call
                && (cancels(call.method())
                        || symbols.calls().targets(call).stream().anyMatch(cancelling()::contains));
    }

    private boolean cancels(MethodRef method) {
        return symbols.knowledge().about(method).stream()
                .anyMatch(fact -> fact.kind() == FactKind.ASKS_REGISTRATION
                        || fact.kind() == FactKind.CLOSES && OWNERS.contains(fact.owner()));
    }

    /** The methods that do it, themselves or through others; found when they are first asked for. */
    private Set<MethodModel> cancelling() {
        if (cancelling == null) {
            cancelling = Collections.newSetFromMap(new IdentityHashMap<>());
            Deque<MethodModel> work = new ArrayDeque<>(symbols.sites().callersOf(this::cancels));
            while (!work.isEmpty()) {
                MethodModel method = work.poll();
                if (cancelling.add(method)) {
                    work.addAll(symbols.calls().callingMethods(method));
                }
            }
        }
        return cancelling;
    }
}
