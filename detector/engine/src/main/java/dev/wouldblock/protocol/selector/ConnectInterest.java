package dev.wouldblock.protocol.selector;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Given;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Calls;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** OP_CONNECT has to leave the interest set when the connection is up: it never becomes ready again, and select() does not wait. */
final class ConnectInterest implements Protocol {
    private static final int MAX_DOWN = 3;
    private static final int MAX_UP = 3;

    private final SelectorProgram program;

    ConnectInterest(SelectorProgram program) {
        this.program = program;
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (CallGraph.Site site : program.symbols().sites().in(method, FactKind.OPERATION)) {
            if (!finishesConnect(site.call())) {
                continue;
            }
            List<Value> arguments = program.arguments(site);
            if (!arguments.isEmpty()) {
                Optional<Value> key = key(method, arguments.get(0));
                if ((key.isPresent() || isForConnectable(method))
                        && program.interest().isAskedFor(InterestOps.CONNECT)
                        && !isHandedOn(method, arguments.get(0))) {
                    check(site, key).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private boolean finishesConnect(Op.Call call) {
        return program.symbols()
                .knowledge()
                .find(FactKind.OPERATION, call.method())
                .filter(f -> f.value("does", "").equals("finish-connect"))
                .isPresent();
    }

    /** The key that the channel came from, or the one that the method is given. */
    private Optional<Value> key(MethodModel method, Value channel) {
        if (channel instanceof Value.FieldOf f && f.owner().equals(SelectorCalls.KEY)) {
            return f.object();
        }
        return program.selectors().keyParameter(method);
    }

    /** Whether an object is made of the channel: who gets that may register the channel anew. */
    private boolean isHandedOn(MethodModel method, Value channel) {
        return Calls.in(method, call -> call.method().isConstructor()).stream()
                .anyMatch(site -> program.arguments(site).stream().skip(1).anyMatch(channel::equals));
    }

    /** Whether a method, or one that calls it, asks a key whether its channel can be connected. */
    private boolean isForConnectable(MethodModel method) {
        Set<MethodModel> level = Set.of(method);
        for (int up = 0; up <= MAX_UP; up++) {
            if (level.stream()
                    .anyMatch(
                            m -> !Calls.in(m, ConnectInterest::asksConnectable).isEmpty())) {
                return true;
            }
            level = level.stream()
                    .flatMap(m -> program.symbols().calls().callers(m).stream())
                    .map(CallGraph.Site::method)
                    .collect(Collectors.toSet());
        }
        return false;
    }

    private static boolean asksConnectable(Op.Call call) {
        return call.method().owner().equals(SelectorCalls.KEY)
                && call.method().name().equals("isConnectable");
    }

    private Optional<Misuse> check(CallGraph.Site site, Optional<Value> key) {
        Way way = new Way();
        Onwards onwards = new Onwards(program, way, MAX_DOWN);
        onwards.after(site, key, Optional.of(1L));
        return way.isLeftOn && !way.mayBeRemoved && onwards.isComplete() && !isRemovedBefore(site)
                ? Optional.of(misuse(site, way))
                : Optional.empty();
    }

    /** Whether a change of the interest set that may take OP_CONNECT out comes first, in the same event. */
    private boolean isRemovedBefore(CallGraph.Site site) {
        return program.neighbours().of(site.method()).stream()
                .flatMap(m -> program.interest().in(m).stream())
                .filter(change -> !program.selectors().registers(change.call()) && mayRemove(change))
                .anyMatch(change -> leadsTo(change, site));
    }

    private boolean mayRemove(CallGraph.Site change) {
        return program.interest()
                .after(change, InterestOps.with(InterestOps.CONNECT))
                .filter(ops -> ops.has(InterestOps.CONNECT))
                .isEmpty();
    }

    private boolean leadsTo(CallGraph.Site change, CallGraph.Site finish) {
        boolean[] isMet = {false};
        Onwards.Watcher watcher = new Onwards.Watcher() {
            @Override
            public boolean passes(CallGraph.Site site, List<Value> arguments, Onwards.Subject key) {
                isMet[0] |= site.equals(finish);
                return key.value().isPresent() && !program.selectors().selects(site.call());
            }

            @Override
            public void leaves(Onwards.Subject key) {
                // The event is over.
            }
        };
        new Onwards(program, watcher, MAX_DOWN)
                .after(change, program.arguments(change).stream().findFirst(), Optional.empty());
        return isMet[0];
    }

    private static Misuse misuse(CallGraph.Site site, Way way) {
        Step trace = Step.at(site, "the connection is up");
        for (CallGraph.Site kept : way.kept) {
            trace = trace.then(kept, "the interest set keeps OP_CONNECT");
        }
        return new Misuse(
                Misuse.Kind.CONNECT_INTEREST_KEPT,
                site,
                "select() returns 0 at once, again and again, and one core is at 100 %",
                trace);
    }

    /** Looks for a change of the interest set between the connection and the next select(). */
    private final class Way implements Onwards.Watcher {

        private final Set<CallGraph.Site> kept = new LinkedHashSet<>();
        private boolean isLeftOn;
        private boolean mayBeRemoved;

        @Override
        public boolean passes(CallGraph.Site site, List<Value> arguments, Onwards.Subject key) {
            if (program.selectors().selects(site.call())) {
                isLeftOn = true;
                return false;
            }
            if (program.selectors().givesUp(site.call())) {
                // A cancelled key asks for nothing any more.
                mayBeRemoved |= program.selectors().cancels(site.call());
                return false;
            }
            Optional<InterestOps> asked = program.interest().after(site, InterestOps.with(InterestOps.CONNECT));
            if (asked.isPresent()) {
                mayBeRemoved |= !asked.get().has(InterestOps.CONNECT);
                kept.add(site);
            } else if (key.value().filter(arguments::contains).isPresent() && isForItsEffect(site)) {
                mayBeRemoved = true;
            }
            return true;
        }

        /** Whether code that is not in sight is given the key, and not just asked to make something of it. */
        private boolean isForItsEffect(CallGraph.Site site) {
            return program.symbols().calls().targets(site.call()).isEmpty()
                    && !site.call().method().owner().equals(SelectorCalls.KEY)
                    && site.call().result() == Op.NONE
                    && !site.call().method().isConstructor();
        }

        @Override
        public void leaves(Onwards.Subject key) {
            // A method that selects itself does so with a selector that it closes, or with one that goes on.
            List<CallGraph.Site> own = Calls.in(
                    key.method(),
                    call -> program.selectors().selects(call)
                            || program.selectors().takesSet(call));
            isLeftOn |= own.isEmpty()
                    ? key.value()
                            .map(Given::is)
                            .orElseGet(() -> program.selectors().keepsSelector(key.method()))
                    : own.stream()
                            .flatMap(site -> program.arguments(site).stream().limit(1))
                            .anyMatch(Given::is);
        }
    }
}
