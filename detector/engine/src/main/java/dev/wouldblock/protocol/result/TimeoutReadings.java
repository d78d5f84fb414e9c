package dev.wouldblock.protocol.result;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
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
    private final Set<Value> woken = new HashSet<>();

    TimeoutReadings(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        symbols.program().methods().forEach(this::addWoken);
    }

    /** The fields with selectors that the program wakes up. */
    private void addWoken(MethodModel method) {
        each(method, (block, op, call) -> {
            if (call.method().owner().equals(SELECTOR) && call.method().name().equals("wakeup")) {
                field(method, block, op, call).ifPresent(woken::add);
            }
        });
    }

    private interface Visitor {
        void call(int block, int op, Op.Call call);
    }

    private static void each(MethodModel method, Visitor visitor) {
        for (int b = 0; b < method.blocks().size(); b++) {
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; i < ops.size(); i++) {
                if (ops.get(i) instanceof Op.Call call) {
                    visitor.call(b, i, call);
                }
            }
        }
    }

    /** The field that the receiver of a call comes from, whatever the object. */
    private Optional<Value> field(MethodModel method, int block, int op, Op.Call call) {
        Numbering numbering = numberings.of(method);
        return numbering.isReachable(block)
                        && numbering.before(block, op).get(call.arguments().get(0)) instanceof Value.FieldOf f
                ? Optional.of(new Value.FieldOf(Optional.empty(), f.owner(), f.name()))
                : Optional.empty();
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        if (!woken.isEmpty()) {
            each(method, (block, op, call) -> {
                if (isBoundedSelect(call)
                        && field(method, block, op, call)
                                .filter(woken::contains)
                                .isPresent()) {
                    giveUp(method, new Value.Result(block, op))
                            .ifPresent(what -> found.add(misuse(method, call, what)));
                }
            });
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
                    && numbering
                            .before(b, block.ops().size())
                            .get(branch.left())
                            .equals(count)) {
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

    private static Misuse misuse(MethodModel method, Op.Call call, Op what) {
        String consequence = what instanceof Op.New
                ? "a timeout is reported before the time is over"
                : "what has time left is closed";
        Step select = new Step(
                null,
                method,
                call.position(),
                call.method().display()
                        + " answers 0 at once when another thread calls wakeup() or interrupts this one",
                0);
        return new Misuse(
                Misuse.Kind.WAKEUP_TAKEN_FOR_TIMEOUT,
                method,
                call.position(),
                call.method().display(),
                consequence,
                new Step(select, method, what.position(), consequence, 0),
                true,
                Optional.empty());
    }
}
