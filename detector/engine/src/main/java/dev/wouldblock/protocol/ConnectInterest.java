package dev.wouldblock.protocol;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** OP_CONNECT has to leave the interest set when the connection is up: it never becomes ready again, and select() does not wait. */
final class ConnectInterest implements Protocol {
    private static final int MAX_UP = 3;

    private final Symbols symbols;
    private final Numberings numberings;
    private final SelectorCalls selectors;
    private final Interest interest;

    ConnectInterest(Symbols symbols, Numberings numberings, SelectorCalls selectors, Interest interest) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.selectors = selectors;
        this.interest = interest;
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (CallGraph.Site site : Calls.in(method, this::finishesConnect)) {
            List<Value> arguments = Calls.arguments(numberings, site);
            if (!arguments.isEmpty()) {
                Optional<Value> key = key(method, arguments.get(0));
                if ((key.isPresent() || isForConnectable(method, 0)) && interest.isAskedFor(InterestOps.CONNECT)) {
                    check(site, key).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private boolean finishesConnect(Op.Call call) {
        return symbols.knowledge()
                .find(FactKind.OPERATION, call.method())
                .filter(f -> f.value("does", "").equals("finish-connect"))
                .isPresent();
    }

    /** The key that the channel came from, or the one that the method is given. */
    private Optional<Value> key(MethodModel method, Value channel) {
        if (channel instanceof Value.FieldOf f && f.owner().equals(SelectorCalls.KEY)) {
            return f.object();
        }
        return selectors.keyParameter(method);
    }

    /** Whether a method, or one that calls it, asks a key whether its channel can be connected. */
    private boolean isForConnectable(MethodModel method, int up) {
        return !Calls.in(
                                method,
                                call -> call.method().owner().equals(SelectorCalls.KEY)
                                        && call.method().name().equals("isConnectable"))
                        .isEmpty()
                || up < MAX_UP
                        && symbols.calls().callers(method).stream()
                                .anyMatch(caller -> isForConnectable(caller.method(), up + 1));
    }

    private Optional<Misuse> check(CallGraph.Site site, Optional<Value> key) {
        Way way = new Way(site.method());
        Onwards onwards = new Onwards(symbols, numberings, way);
        onwards.after(site, key, Optional.of(1L));
        return way.isLeftOn && !way.mayBeRemoved && onwards.isComplete()
                ? Optional.of(misuse(site, way))
                : Optional.empty();
    }

    private Misuse misuse(CallGraph.Site site, Way way) {
        Step trace = new Step(null, site.method(), site.call().position(), "the connection is up", 0);
        for (CallGraph.Site kept : way.kept) {
            trace = new Step(trace, kept.method(), kept.call().position(), "the interest set keeps OP_CONNECT", 0);
        }
        return new Misuse(
                Misuse.Kind.CONNECT_INTEREST_KEPT,
                site.method(),
                site.call().position(),
                site.call().method().display(),
                "select() returns 0 at once, again and again, and one core is at 100 %",
                trace,
                true,
                Optional.empty());
    }

    /** Looks for a change of the interest set between the connection and the next select(). */
    private final class Way implements Onwards.Watcher {
        /** Where the connection is finished: if it selects, then with a selector that is closed, or goes on. */
        private final MethodModel start;

        private final List<CallGraph.Site> kept = new ArrayList<>();
        private boolean isLeftOn;
        private boolean mayBeRemoved;

        Way(MethodModel start) {
            this.start = start;
        }

        @Override
        public boolean passes(CallGraph.Site site, List<Value> arguments, Optional<Value> key) {
            if (selectors.selects(site.call())) {
                isLeftOn = true;
                return false;
            }
            if (selectors.givesUp(site.call())) {
                return false;
            }
            Optional<InterestOps> asked = interest.after(site, InterestOps.with(InterestOps.CONNECT));
            if (asked.isPresent()) {
                mayBeRemoved |= !asked.get().has(InterestOps.CONNECT);
                kept.add(site);
            } else if (key.filter(arguments::contains).isPresent() && isForItsEffect(site)) {
                mayBeRemoved = true;
            }
            return true;
        }

        /** Whether code that is not in sight is given the key, and not just asked to make something of it. */
        private boolean isForItsEffect(CallGraph.Site site) {
            return symbols.calls().targets(site.call()).isEmpty()
                    && !site.call().method().owner().equals(SelectorCalls.KEY)
                    && site.call().result() == Op.NONE
                    && !site.call().method().isConstructor();
        }

        @Override
        public void leaves(MethodModel method, Optional<Value> key) {
            List<CallGraph.Site> own = Calls.in(start, call -> selectors.selects(call) || selectors.takesSet(call));
            isLeftOn |= own.isEmpty()
                    ? key.map(SelectorCalls::isGiven).orElseGet(() -> selectors.keepsSelector(method))
                    : own.stream()
                            .flatMap(site ->
                                    Calls.arguments(numberings, site).stream().limit(1))
                            .anyMatch(SelectorCalls::isGiven);
        }
    }
}
