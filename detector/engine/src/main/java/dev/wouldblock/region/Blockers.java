package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Tells which calls block, by the facts and by what the call is given. */
final class Blockers {
    private static final Pattern IN_DIGITS = Pattern.compile("\\d{1,10}(\\.\\d{1,10}){0,3}");

    private final Symbols symbols;
    private final FunctionObjects objects;
    private final Function<CallGraph.Site, List<Mode>> modes;
    private final Marked marked;
    private final Ended ended;

    Blockers(
            Symbols symbols,
            Numberings numberings,
            FunctionObjects objects,
            Function<CallGraph.Site, List<Mode>> modes) {
        this.symbols = symbols;
        this.objects = objects;
        this.modes = modes;
        this.marked = new Marked(symbols.knowledge());
        this.ended = new Ended(symbols, numberings);
    }

    /**
     * What a call does when it blocks.
     *
     * @param arguments the receiver first
     */
    Optional<Fact> of(CallGraph.Site site, List<Value> arguments, Guards guards) {
        Op.Call call = site.call();
        return symbols.knowledge()
                .blocks(call.method())
                .filter(fact -> !isHarmless(fact, site, arguments, guards))
                .map(fact -> isHeldLikeLock(fact, site, arguments, guards) ? fact.asLock() : fact);
    }

    /** A permit that the same method gives back, or the only one that there is, is held for as long as a lock would be. */
    private boolean isHeldLikeLock(Fact fact, CallGraph.Site site, List<Value> arguments, Guards guards) {
        String release = fact.value("given-back", "");
        return !release.isEmpty()
                && site.call().hasReceiver()
                && (guards.calls(Set.of(release.split(",")), arguments.get(0))
                        || objects.isMutex(site.method(), arguments.get(0)));
    }

    /** Whether the called method says of itself, with an annotation, that it blocks. */
    Optional<Fact> declared(Op.Call call) {
        return symbols.calls()
                .declaration(call)
                .flatMap(method ->
                        marked.as(FactKind.BLOCKS, method, symbols.program().find(method.owner())));
    }

    /** Whether a call is made on a channel that a server has accepted. */
    boolean isAccepted(CallGraph.Site site) {
        List<Mode> known = modes.apply(site);
        return !known.isEmpty() && known.get(0).isAccepted();
    }

    private boolean isHarmless(Fact fact, CallGraph.Site site, List<Value> arguments, Guards guards) {
        Op.Call call = site.call();
        if (constant(fact, "zero", call, arguments).equals(Optional.of(0L))
                || constant(fact, "literal", call, arguments)
                        .filter(Blockers::isAddress)
                        .isPresent()) {
            return true;
        }
        if (fact.value("mode", "").equals("blocking")) {
            List<Mode> known = modes.apply(site);
            return known.isEmpty() || !known.get(0).isBlocking();
        }
        if (call.hasReceiver()
                && fact.value("why", "").equals("queue")
                && (guards.asksSize(arguments.get(0)) || alwaysHasRoom(fact, site, arguments.get(0)))) {
            return true;
        }
        if (call.hasReceiver() && isAnswerOf(fact.value("from", ""), site.method(), arguments.get(0))) {
            return true;
        }
        return call.hasReceiver() && ended.isKnown(fact, site, arguments.get(0));
    }

    /** The constant that a call passes as the argument that a key names; null is none. */
    private static Optional<Object> constant(Fact fact, String key, Op.Call call, List<Value> arguments) {
        int index = fact.argument(key) == Fact.ABSENT ? arguments.size() : fact.operand(key, call);
        return index < arguments.size() && arguments.get(index) instanceof Value.Constant c
                ? c.value()
                : Optional.empty();
    }

    /** Whether a value is what one of these methods answered, so that it has at hand what others would wait for. */
    private static boolean isAnswerOf(String names, MethodModel method, Value value) {
        return value.callIn(method)
                .filter(made -> List.of(names.split(",")).contains(made.method().name()))
                .isPresent();
    }

    /** An address in digits is read, not looked up; no name has a colon. */
    private static boolean isAddress(Object host) {
        return host instanceof String text
                && (text.isEmpty()
                        || text.indexOf(':') >= 0
                        || IN_DIGITS.matcher(text).matches());
    }

    /** Whether all that is seen in the place of a queue takes elements without a bound, whatever its type says. */
    private boolean alwaysHasRoom(Fact fact, CallGraph.Site site, Value queue) {
        if (!fact.value("until", "").equals("room")) {
            return false;
        }
        List<Op> makers = objects.makers(site.method(), queue);
        return !makers.isEmpty()
                && makers.stream()
                        .allMatch(m -> m instanceof Op.New made
                                && neverFills(made, site.call().method()));
    }

    private boolean neverFills(Op.New made, MethodRef put) {
        MethodRef same = put.through(made.type());
        return objects.isUnbounded(made)
                || symbols.knowledge().find(FactKind.NO_WAIT, same).isPresent()
                        && symbols.knowledge().blocks(same).isEmpty();
    }
}
