package dev.wouldblock.protocol.result;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.protocol.Calls;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A bounded select answers 0 when the time is over, and also when somebody calls wakeup (Selector.select(long)). */
final class TimeoutReadings implements Protocol {
    private static final String SELECTOR = "java/nio/channels/Selector";

    private final Symbols symbols;
    private final Numberings numberings;
    /** The fields with selectors that the program wakes up. */
    private final Set<Value> woken = new HashSet<>();

    TimeoutReadings(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        symbols.sites().of(FactKind.WAKES).forEach(site -> field(site).ifPresent(woken::add));
    }

    /** The field that the receiver of a call comes from, whatever the object. */
    private Optional<Value> field(CallGraph.Site site) {
        return Calls.arguments(numberings, site).stream()
                .limit(1)
                .filter(Value.FieldOf.class::isInstance)
                .map(Value.FieldOf.class::cast)
                .<Value>map(f -> new Value.FieldOf(Optional.empty(), f.owner(), f.name()))
                .findFirst();
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        if (!woken.isEmpty()) {
            for (CallGraph.Site select : symbols.sites().in(method, FactKind.SELECTS)) {
                if (isBoundedSelect(select.call())
                        && field(select).filter(woken::contains).isPresent()) {
                    giveUp(method, select.result()).ifPresent(what -> found.add(misuse(select, what)));
                }
            }
        }
        return found;
    }

    private static boolean isBoundedSelect(Op.Call call) {
        return call.method().owner().equals(SELECTOR)
                && call.method().name().equals("select")
                && call.method().descriptor().startsWith("(J)");
    }

    /** What the method does for the answer 0 alone, if it gives something up for it without a look at a clock. */
    private Optional<Op> giveUp(MethodModel method, Value count) {
        Numbering numbering = numberings.of(method);
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            if (block.terminator() instanceof Terminator.Branch branch
                    && branch.right() == Op.NONE
                    && numbering.isReachable(b)
                    && numbering.takenByEnd(b).get(0).equals(count)) {
                Sides sides = Sides.of(method, b, branch.whenTrue(), branch.whenFalse());
                Optional<BitSet> whenZero = switch (branch.comparison()) {
                    case EQUAL, LESS_OR_EQUAL -> Optional.of(sides.whenTrue());
                    case NOT_EQUAL, GREATER -> Optional.of(sides.whenFalse());
                    case LESS, GREATER_OR_EQUAL -> Optional.empty();
                };
                if (whenZero.isPresent() && !readsClock(method)) {
                    return sides.blocks(whenZero.get())
                            .flatMap(z -> z.ops().stream())
                            .filter(this::givesUp)
                            .findFirst();
                }
            }
        }
        return Optional.empty();
    }

    private boolean readsClock(MethodModel method) {
        return method.blocks().stream()
                .flatMap(b -> b.ops().stream())
                .anyMatch(
                        op -> op instanceof Op.Call call && symbols.knowledge().is(FactKind.CLOCK, call.method()));
    }

    /** Whether an operation makes an exception about time, or closes a channel or a key. */
    private boolean givesUp(Op op) {
        return op instanceof Op.New made && made.type().endsWith("TimeoutException")
                || op instanceof Op.Call call
                        && !call.synthetic()
                        && symbols.knowledge()
                                .find(FactKind.CLOSES, call.method())
                                .map(Fact::owner)
                                .filter(owner -> !owner.equals(SELECTOR))
                                .isPresent();
    }

    private static Misuse misuse(CallGraph.Site select, Op what) {
        String consequence = what instanceof Op.New
                ? "a timeout is reported before the time is over"
                : "what has time left is closed";
        Step early = Step.at(
                select,
                select.call().method().display()
                        + " answers 0 at once when another thread calls wakeup() or interrupts this one");
        return new Misuse(
                Misuse.Kind.WAKEUP_TAKEN_FOR_TIMEOUT,
                select,
                consequence,
                new Step(early, select.method(), what.position(), consequence, 0));
    }
}
