package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.protocol.Calls;
import dev.wouldblock.protocol.mode.ChannelCalls.ChannelCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Follows one channel through variables, fields, parameters and captured variables; not through collections. */
final class ChannelSearch {
    /** A channel that goes through more hands than this is not followed. */
    private static final int MAX_HANDS = 40;

    /** Where the channel is kept. */
    private sealed interface Hand {
        record Local(MethodModel method, Value value) implements Hand {}

        record Field(String name) implements Hand {}
    }

    private final Symbols symbols;
    private final Numberings numberings;
    private final Set<Hand> hands = new HashSet<>();
    private final Set<Hand> traced = new HashSet<>();
    private final Deque<Hand> work = new ArrayDeque<>();
    private final List<ChannelCall> calls = new ArrayList<>();
    private boolean adaptorIsUsed;
    private boolean isMade = true;
    private boolean isGiven;
    private boolean isReturned;

    ChannelSearch(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    ChannelUses.Uses run(MethodModel method, Value channel) {
        trace(method, channel);
        while (!work.isEmpty()) {
            Hand hand = work.remove();
            if (hand instanceof Hand.Local local) {
                follow(local.method(), hand);
            } else if (hand instanceof Hand.Field field) {
                symbols.accesses().users(field.name()).forEach(user -> follow(user, hand));
            }
        }
        return new ChannelUses.Uses(calls, adaptorIsUsed, isMade, isGiven, isReturned);
    }

    /** Goes from a value to what it is used for. */
    private Hand reach(MethodModel method, Value value) {
        Hand hand = value instanceof Value.FieldOf f && !f.isPart()
                ? new Hand.Field(f.fullName())
                : new Hand.Local(method, value);
        if (hands.size() > MAX_HANDS) {
            isGiven = true;
        } else if (hands.add(hand)) {
            work.add(hand);
        }
        return hand;
    }

    /** The same, and also back to where the value comes from. */
    private void trace(MethodModel method, Value value) {
        if (value instanceof Value.Constant) {
            return;
        }
        Hand hand = reach(method, value);
        if (isGiven || !traced.add(hand)) {
            return;
        }
        if (hand instanceof Hand.Field field) {
            boolean isSet = false;
            for (MethodModel user : symbols.accesses().users(field.name())) {
                for (Value v : stored(user, field.name())) {
                    isSet = true;
                    trace(user, v);
                }
            }
            // What nothing in sight sets is set by code that a tool generates.
            isMade &= isSet;
        } else if (value instanceof Value.Param p) {
            List<CallGraph.Site> callers = symbols.calls().callers(method);
            isMade &= !callers.isEmpty();
            callers.stream()
                    .filter(c -> numberings.of(c.method()).isReachable(c.block()))
                    .forEach(c ->
                            trace(c.method(), Calls.arguments(numberings, c).get(p.index())));
        } else if (value instanceof Value.Phi phi) {
            incoming(method, phi).forEach(v -> trace(method, v));
        } else {
            isMade &= isOpened(method, value);
        }
    }

    private boolean isOpened(MethodModel method, Value value) {
        return value.callIn(method)
                .flatMap(call -> symbols.knowledge().find(FactKind.OPENS, call.method()))
                .filter(fact -> !fact.value("mode", "").equals("non-blocking"))
                .isPresent();
    }

    private boolean is(Hand hand, Value value) {
        return hand instanceof Hand.Local local
                ? local.value().equals(value)
                : value instanceof Value.FieldOf f && hand.equals(new Hand.Field(f.fullName()));
    }

    /** Receives the operations of a method, each with the values before it. */
    private interface Visitor {
        void visit(int block, int index, Op op, Numbering.State before);
    }

    private void visit(MethodModel method, Visitor visitor) {
        Numbering numbering = numberings.of(method);
        for (int b = 0; b < method.blocks().size(); b++) {
            if (numbering.isReachable(b)) {
                Numbering.State state = numbering.before(b, 0);
                List<Op> ops = method.blocks().get(b).ops();
                for (int i = 0; i < ops.size(); i++) {
                    visitor.visit(b, i, ops.get(i), state);
                    numbering.step(state, b, i, ops.get(i));
                }
            }
        }
    }

    private List<Value> stored(MethodModel method, String field) {
        List<Value> found = new ArrayList<>();
        visit(method, (b, i, op, before) -> {
            if (op instanceof Op.StoreField s && symbols.fieldName(s.field()).equals(field)) {
                found.add(before.get(s.value()));
            }
        });
        return found;
    }

    /** The values that meet in one; an exception may come with any that its register has in the block. */
    private List<Value> incoming(MethodModel method, Value.Phi phi) {
        Numbering numbering = numberings.of(method);
        List<Value> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            boolean leads = Numbering.successors(block.terminator()).contains(phi.block());
            boolean throwsTo = block.handlers().stream().anyMatch(h -> h.target() == phi.block());
            if (numbering.isReachable(b) && (leads || throwsTo)) {
                Numbering.State state = numbering.before(b, 0);
                for (int i = 0; i < block.ops().size(); i++) {
                    if (throwsTo) {
                        found.add(state.get(phi.register()));
                    }
                    numbering.step(state, b, i, block.ops().get(i));
                }
                found.add(state.get(phi.register()));
            }
        }
        found.removeIf(phi::equals);
        return found;
    }

    private void follow(MethodModel method, Hand hand) {
        visit(method, (b, i, op, before) -> {
            if (op instanceof Op.Call call) {
                call(new CallGraph.Site(method, b, i, call), before.get(call.arguments()), hand);
            } else if (op instanceof Op.StoreField s) {
                if (is(hand, before.get(s.value()))) {
                    Optional<Value> object =
                            s.object() == Op.NONE ? Optional.empty() : Optional.of(before.get(s.object()));
                    reach(method, symbols.field(object, s.field()));
                }
                isGiven |= isAdaptorOf(hand, before.get(s.value()));
            } else if (op instanceof Op.StoreElement s) {
                isGiven |= is(hand, before.get(s.value()));
            } else if (op instanceof Op.Lambda lambda) {
                capture(lambda, before.get(lambda.captures()), hand);
            }
        });
        Numbering numbering = numberings.of(method);
        for (int b = 0; b < method.blocks().size(); b++) {
            if (numbering.isReachable(b)) {
                leave(
                        method,
                        b,
                        numbering.before(b, method.blocks().get(b).ops().size()),
                        hand);
            }
        }
    }

    /** The end of a block: what it returns, and the variables in which the channel meets other values. */
    private void leave(MethodModel method, int number, Numbering.State end, Hand hand) {
        Block block = method.blocks().get(number);
        if (block.terminator() instanceof Terminator.Return r && r.value() != Op.NONE) {
            isReturned |= is(hand, end.get(r.value())) || isAdaptorOf(hand, end.get(r.value()));
        }
        List<Integer> next = new ArrayList<>(Numbering.successors(block.terminator()));
        block.handlers().forEach(h -> next.add(h.target()));
        Numbering numbering = numberings.of(method);
        for (int target : next) {
            if (numbering.isReachable(target)) {
                IntStream.of(numbering.phis(target))
                        .filter(register -> is(hand, end.get(register)))
                        .forEach(register -> reach(method, new Value.Phi(target, register)));
            }
        }
    }

    private boolean isAdaptorOf(Hand hand, Value value) {
        return Streams.isAdaptor(value) && is(hand, Streams.channelOf(value));
    }

    private void call(CallGraph.Site site, List<Value> arguments, Hand hand) {
        List<Fact> facts = symbols.knowledge().about(site.call().method());
        List<MethodModel> targets = symbols.calls().targets(site.call());
        for (int i = 0; i < arguments.size(); i++) {
            boolean isReceiver = i == 0 && site.call().hasReceiver();
            if (isAdaptorOf(hand, arguments.get(i))) {
                isGiven |= !isReceiver;
                adaptorIsUsed |= facts.stream()
                        .anyMatch(f -> f.kind() == FactKind.NEEDS_BLOCKING
                                && f.value("limit", "").equals("so-timeout"));
            } else if (is(hand, arguments.get(i))) {
                int index = i;
                targets.forEach(target -> reach(target, new Value.Param(index)));
                boolean isKnown = isReceiver || facts.stream().anyMatch(ChannelSearch::leavesArguments);
                isGiven |= targets.isEmpty() && !isKnown;
                facts.forEach(fact -> calls.add(new ChannelCall(site, fact)));
            }
        }
    }

    /** Whether a call does not keep its arguments. */
    private static boolean leavesArguments(Fact fact) {
        return switch (fact.kind()) {
            case OPERATION, LOGS, PURE -> true;
            default -> false;
        };
    }

    private void capture(Op.Lambda lambda, List<Value> captured, Hand hand) {
        List<MethodModel> targets = symbols.calls().targets(lambda.target(), lambda.dispatch());
        for (int i = 0; i < captured.size(); i++) {
            int index = i;
            if (is(hand, captured.get(i))) {
                targets.forEach(target -> reach(target, new Value.Param(index)));
                isGiven |= targets.isEmpty();
            }
            isGiven |= isAdaptorOf(hand, captured.get(i));
        }
    }
}
