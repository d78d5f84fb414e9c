package dev.wouldblock.protocol.selector;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.catalog.Knowledge;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Merges;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a program does with a set of keys, or with an iterator over it, followed through variables, methods and lambdas. */
final class KeySetUse {
    private static final List<FactKind> HARMLESS = List.of(FactKind.LOGS, FactKind.PURE, FactKind.NO_WAIT);

    private record Held(MethodModel method, Value value) {}

    private final Symbols symbols;
    private final Numberings numberings;
    private final Merges merges;
    private final Set<Held> seen = new HashSet<>();
    private boolean isWalked;
    private boolean mayLoseKeys;

    private KeySetUse(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.merges = new Merges(numberings);
    }

    /** @param value the set, as the method names it */
    static KeySetUse of(Symbols symbols, Numberings numberings, MethodModel method, Value value) {
        KeySetUse use = new KeySetUse(symbols, numberings);
        use.follow(method, value);
        return use;
    }

    /** Whether keys are taken from it one by one. */
    boolean isWalked() {
        return isWalked;
    }

    /** Whether keys may be removed: they are somewhere, or code that is not in sight has the set. */
    boolean mayLoseKeys() {
        return mayLoseKeys;
    }

    private void follow(MethodModel method, Value value) {
        if (!seen.add(new Held(method, value))) {
            return;
        }
        Numbering numbering = numberings.of(method);
        for (int b = 0; b < method.blocks().size(); b++) {
            if (!numbering.isReachable(b)) {
                continue;
            }
            Block block = method.blocks().get(b);
            Numbering.State state = numbering.before(b, 0);
            for (int i = 0; i < block.ops().size(); i++) {
                look(method, b, i, block.ops().get(i), state, value);
                numbering.step(state, b, i, block.ops().get(i));
            }
            if (block.terminator() instanceof Terminator.Return r
                    && r.value() != Op.NONE
                    && is(method, state.get(r.value()), value)) {
                returned(method);
            }
        }
    }

    private boolean is(MethodModel method, Value now, Value value) {
        return now.equals(value)
                || now instanceof Value.Phi && merges.of(method, now).contains(value);
    }

    private void look(MethodModel method, int block, int index, Op op, Numbering.State state, Value value) {
        if (op instanceof Op.Call call) {
            List<Value> arguments = state.get(call.arguments());
            for (int a = 0; a < arguments.size(); a++) {
                if (is(method, arguments.get(a), value)) {
                    given(new CallGraph.Site(method, block, index, call), a);
                }
            }
        } else if (op instanceof Op.Lambda lambda) {
            List<Value> captures = state.get(lambda.captures());
            for (int c = 0; c < captures.size(); c++) {
                if (is(method, captures.get(c), value)) {
                    handed(symbols.calls().targets(lambda.target(), lambda.dispatch()), c);
                }
            }
        } else if (op instanceof Op.StoreField s && is(method, state.get(s.value()), value)
                || op instanceof Op.StoreElement e && is(method, state.get(e.value()), value)) {
            mayLoseKeys = true;
        }
    }

    private void given(CallGraph.Site site, int argument) {
        Op.Call call = site.call();
        List<MethodModel> targets = symbols.calls().targets(call);
        if (!targets.isEmpty()) {
            handed(targets, argument);
            return;
        }
        Knowledge knowledge = symbols.knowledge();
        boolean isReceiver = call.hasReceiver() && argument == 0;
        if (isReceiver && knowledge.is(FactKind.REMOVES, call.method())) {
            mayLoseKeys = true;
        } else if (isReceiver && knowledge.is(FactKind.ITERATES, call.method())) {
            isWalked = true;
            if (call.method().name().equals("iterator")) {
                follow(site.method(), site.result());
            }
        } else if (isReceiver) {
            mayLoseKeys |= HARMLESS.stream().noneMatch(kind -> knowledge.is(kind, call.method()));
        } else if (call.method().owner().startsWith("java/util/")) {
            // A collection copies what it is given; another view of it is followed by nobody.
            boolean copies =
                    call.method().isConstructor() || call.method().name().equals("addAll");
            isWalked |= copies;
            mayLoseKeys |= !copies;
        } else {
            mayLoseKeys |= !knowledge.is(FactKind.LOGS, call.method()) && !knowledge.is(FactKind.PURE, call.method());
        }
    }

    private void handed(List<MethodModel> targets, int parameter) {
        mayLoseKeys |= targets.isEmpty();
        targets.forEach(target -> follow(target, new Value.Param(parameter)));
    }

    private void returned(MethodModel method) {
        List<CallGraph.Site> callers = symbols.calls().callers(method);
        mayLoseKeys |= callers.isEmpty();
        for (CallGraph.Site caller : callers) {
            follow(caller.method(), caller.result());
        }
    }
}
