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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A key that is cancelled, or whose channel is closed, answers nothing but isValid(), channel(), selector() and attachment(). */
final class KeyValidity implements Protocol {
    private static final int MAX_DOWN = 1;
    private final Symbols symbols;
    private final SelectorCalls selectors;
    private final Handlers handlers;
    private final Map<MethodModel, List<Misuse>> found = new HashMap<>();

    KeyValidity(SelectorProgram program) {
        this.symbols = program.symbols();
        this.selectors = program.selectors();
        this.handlers = new Handlers(symbols);
        Map<CallGraph.Site, Misuse> all = new LinkedHashMap<>();
        for (MethodModel method : symbols.program().methods()) {
            for (CallGraph.Site end : selectors.endsIn(method)) {
                List<Value> arguments = program.arguments(end);
                if (!arguments.isEmpty() && !end.call().synthetic()) {
                    new Onwards(program, new Way(end, all), MAX_DOWN)
                            .after(end, Optional.of(arguments.get(0)), Optional.empty());
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

    private boolean throwsWhenInvalid(Op.Call call) {
        return call.method().owner().equals(SelectorCalls.KEY)
                && (symbols.knowledge().is(FactKind.READY, call.method())
                        || call.method().name().startsWith("interestOps"));
    }

    /** Looks for a question to the key before it is asked whether it is valid. */
    private final class Way implements Onwards.Watcher {
        private final CallGraph.Site end;
        private final Map<CallGraph.Site, Misuse> all;

        Way(CallGraph.Site end, Map<CallGraph.Site, Misuse> all) {
            this.end = end;
            this.all = all;
        }

        @Override
        public boolean passes(CallGraph.Site site, List<Value> arguments, Onwards.Subject subject) {
            if (selectors.selects(site.call()) || subject.value().isEmpty()) {
                return false;
            }
            if (symbols.knowledge().is(FactKind.VALIDATES, site.call().method())) {
                // The same key may have another name here: it is the parameter of one method, and a field in another.
                return false;
            }
            boolean isSame = !arguments.isEmpty() && isEndOf(subject.value().get(), arguments.get(0));
            if (isSame && throwsWhenInvalid(site.call())) {
                if (!handlers.survives(site)) {
                    all.putIfAbsent(site, misuse(end, site));
                }
                return false;
            }
            return true;
        }

        /** Whether what was closed is the key, its channel, or the socket of its channel. */
        private static boolean isEndOf(Value closed, Value key) {
            Value channel = SelectorCalls.channelOf(key);
            return closed.equals(key)
                    || closed.equals(channel)
                    || closed instanceof Value.FieldOf part
                            && part.name().equals("socket()")
                            && part.object().filter(channel::equals).isPresent();
        }

        @Override
        public boolean returns(CallGraph.Site caller, boolean isKnown) {
            // A call that may run several bodies goes on as the state says that they leave: that is not known here.
            return isKnown && symbols.calls().targets(caller.call()).size() == 1;
        }

        @Override
        public void leaves(Onwards.Subject key) {
            // Callers that are not in sight may ask whether it is valid.
        }
    }

    private static Misuse misuse(CallGraph.Site end, CallGraph.Site asked) {
        return new Misuse(
                Misuse.Kind.CANCELLED_KEY_ASKED,
                asked,
                "a CancelledKeyException is thrown, and the loop ends with it",
                Step.at(end, end.call().method().display() + " ends the key")
                        .then(asked, "the key is asked although it is no longer valid"));
    }
}
