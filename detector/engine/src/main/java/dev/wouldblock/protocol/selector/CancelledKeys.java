package dev.wouldblock.protocol.selector;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A cancelled key stays with its selector until the next selection: until then the channel can not be registered there again. */
final class CancelledKeys implements Protocol {
    private static final int MAX_DOWN = 2;
    private final SelectorProgram program;
    private final Symbols symbols;
    private final SelectorCalls selectors;
    private final Handlers handlers;
    private final Map<MethodModel, List<Misuse>> found = new HashMap<>();
    /** Fields of keys, with the fields of the channel and of the selector whose registration is stored there. */
    private final Map<String, Set<List<Value>>> registrations = new HashMap<>();

    CancelledKeys(SelectorProgram program) {
        this.program = program;
        this.symbols = program.symbols();
        this.selectors = program.selectors();
        this.handlers = new Handlers(symbols);
        Map<CallGraph.Site, Misuse> all = new LinkedHashMap<>();
        for (MethodModel method : symbols.program().methods()) {
            for (CallGraph.Site cancel : selectors.cancelsIn(method)) {
                List<Value> arguments = program.arguments(cancel);
                if (!arguments.isEmpty()) {
                    new Onwards(program, new Way(cancel, all), MAX_DOWN)
                            .after(cancel, Optional.of(arguments.get(0)), Optional.empty());
                }
            }
        }
        all.forEach((site, misuse) ->
                found.computeIfAbsent(site.method(), k -> new ArrayList<>()).add(misuse));
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        return found.getOrDefault(method, List.of());
    }

    private static Misuse misuse(CallGraph.Site cancel, CallGraph.Site register) {
        return new Misuse(
                Misuse.Kind.CANCELLED_KEY_REGISTERED,
                register,
                "a CancelledKeyException is thrown",
                Step.at(cancel, "the key is cancelled")
                        .then(register, "its selector still holds it, as there was no selection since"));
    }

    /** Looks for a registration before the next selection. */
    private final class Way implements Onwards.Watcher {
        private final CallGraph.Site cancel;
        private final Map<CallGraph.Site, Misuse> all;

        Way(CallGraph.Site cancel, Map<CallGraph.Site, Misuse> all) {
            this.cancel = cancel;
            this.all = all;
        }

        @Override
        public boolean passes(CallGraph.Site site, List<Value> arguments, Onwards.Subject key) {
            if (selectors.selects(site.call())
                    || selectors.givesUp(site.call()) && !selectors.cancels(site.call())
                    || key.value().isEmpty()) {
                return false;
            }
            if (selectors.registers(site.call()) && arguments.size() > 1) {
                if (isSame(site, key, arguments.get(0), arguments.get(1)) && !handlers.expects(site)) {
                    all.putIfAbsent(site, misuse(cancel, site));
                }
                return false;
            }
            return true;
        }

        /** Until the next selection the channel counts as registered, with a key that is not valid. */
        @Override
        public Optional<Long> answer(CallGraph.Site site, List<Value> arguments, Onwards.Subject subject) {
            if (!symbols.knowledge().is(FactKind.ASKS_REGISTRATION, site.call().method())
                    || subject.value().isEmpty()) {
                return Optional.empty();
            }
            Value key = subject.value().get();
            if (arguments.get(0).equals(key)) {
                return Optional.of(0L);
            }
            boolean isKnown = arguments.size() > 1
                    ? isSame(site, subject, arguments.get(0), arguments.get(1))
                    : channels(subject.method(), key).contains(arguments.get(0));
            return isKnown ? Optional.of(1L) : Optional.empty();
        }

        @Override
        public boolean isReplaced(Value anew, Onwards.Subject subject) {
            return subject.value()
                    .filter(key -> key.contains(anew)
                            || channels(subject.method(), key).stream().anyMatch(c -> c.contains(anew)))
                    .isPresent();
        }

        /** Whether a registration is of the channel of the key, and with its selector. */
        private boolean isSame(CallGraph.Site site, Onwards.Subject subject, Value channel, Value selector) {
            Value key = subject.value().orElseThrow();
            return channel.equals(SelectorCalls.channelOf(key))
                            && (selector.equals(SelectorCalls.selectorOf(key)) || isOfOwnLoop(site.method(), selector))
                    || madeBy(subject.method(), key).contains(List.of(channel, selector));
        }

        @Override
        public boolean returns(CallGraph.Site caller, boolean isKnown) {
            return isKnown;
        }

        @Override
        public void leaves(Onwards.Subject key) {
            // Whether callers that are not in sight register it again is not known.
        }
    }

    /** Whether a selector is a field with which the class of a method selects: its keys are handled there. */
    private boolean isOfOwnLoop(MethodModel method, Value selector) {
        return selector instanceof Value.FieldOf field
                && symbols.program().methods().stream()
                        .filter(m -> m.owner().equals(method.owner()))
                        .flatMap(m -> selectors.selectsIn(m).stream())
                        .flatMap(select -> program.arguments(select).stream().limit(1))
                        .anyMatch(s -> s instanceof Value.FieldOf f
                                && f.owner().equals(field.owner())
                                && f.name().equals(field.name()));
    }

    /** What the channel of a key is called. */
    private List<Value> channels(MethodModel method, Value key) {
        return Stream.concat(
                        Stream.of(SelectorCalls.channelOf(key)),
                        madeBy(method, key).stream().map(pair -> pair.get(0)))
                .toList();
    }

    /** The channels and selectors of the registrations that a key can come from, as the method names them. */
    private Set<List<Value>> madeBy(MethodModel method, Value key) {
        if (key instanceof Value.Result r
                && method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.Call call) {
            return made(new CallGraph.Site(method, r.block(), r.op(), call));
        }
        if (key instanceof Value.FieldOf f
                && f.object().filter(new Value.Param(0)::equals).isPresent()) {
            return registrations.computeIfAbsent(f.fullName(), k -> stored(f));
        }
        return Set.of();
    }

    private Set<List<Value>> made(CallGraph.Site site) {
        boolean isRegistration = selectors.registers(site.call());
        boolean isLookUp = site.call().method().name().equals("keyFor")
                && site.call().method().returnClass().equals(SelectorCalls.KEY);
        List<Value> arguments = isRegistration || isLookUp ? program.arguments(site) : List.of();
        return arguments.size() > 1 ? Set.of(arguments.subList(0, 2)) : Set.of();
    }

    private Set<List<Value>> stored(Value.FieldOf field) {
        Set<List<Value>> all = new HashSet<>();
        for (MethodModel method : symbols.program().methods()) {
            if (method.owner().equals(field.owner()) && !method.isStatic()) {
                for (CallGraph.Site site : selectors.registersIn(method)) {
                    boolean isStored = method.blocks().stream()
                            .flatMap(b -> b.ops().stream())
                            .anyMatch(op -> op instanceof Op.StoreField s
                                    && s.field().name().equals(field.name())
                                    && s.value() == site.call().result());
                    if (isStored) {
                        all.addAll(made(site));
                    }
                }
            }
        }
        return all;
    }
}
