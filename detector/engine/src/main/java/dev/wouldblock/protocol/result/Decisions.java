package dev.wouldblock.protocol.result;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Tells whether a program does something else for one answer than for another; how it logs does not count. */
final class Decisions {
    private static final int MAX_DEPTH = 3;

    private final Symbols symbols;
    private final Numberings numberings;
    private final LogCalls logs;

    Decisions(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.logs = new LogCalls(symbols, numberings);
    }

    /** Whether anything but a log depends on a value, in the method or in those that get it as its result. */
    boolean dependOn(MethodModel method, Value answer) {
        return dependOn(method, answer, 0);
    }

    private boolean dependOn(MethodModel method, Value answer, int depth) {
        if (depth > MAX_DEPTH) {
            return false;
        }
        Numbering numbering = numberings.of(method);
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            boolean asks =
                    block.terminator() instanceof Terminator.Branch || block.terminator() instanceof Terminator.Return;
            if (!asks || !numbering.isReachable(b)) {
                continue;
            }
            Numbering.State end = numbering.before(b, block.ops().size());
            boolean decides = block.terminator() instanceof Terminator.Branch branch
                    ? end.get(branch.left()).equals(answer) && decides(method, b, branch, depth)
                    : block.terminator() instanceof Terminator.Return r
                            && r.value() != Op.NONE
                            && end.get(r.value()).equals(answer)
                            && callersDecide(method, depth);
            if (decides) {
                return true;
            }
        }
        return false;
    }

    private boolean decides(MethodModel method, int block, Terminator.Branch branch, int depth) {
        Sides sides = Sides.of(method, block, branch.whenTrue(), branch.whenFalse());
        BitSet either = (BitSet) sides.whenTrue().clone();
        either.or(sides.whenFalse());
        if (either.stream().anyMatch(b -> acts(method, b))) {
            return true;
        }
        boolean answers = sides.blocks(either)
                .anyMatch(b -> b.terminator() instanceof Terminator.Return r && r.value() != Op.NONE);
        return answers && callersDecide(method, depth) || isDecidedBehind(method, sides, either, depth);
    }

    /** Two ways that give different constants to one variable only hand the answer on. */
    private boolean isDecidedBehind(MethodModel method, Sides sides, BitSet either, int depth) {
        Numbering numbering = numberings.of(method);
        BitSet given = new BitSet();
        sides.blocks(either)
                .flatMap(b -> b.ops().stream())
                .filter(op -> op instanceof Op.Const || op instanceof Op.Move)
                .forEach(op -> given.set(op.result()));
        return either.stream()
                .flatMap(b -> Numbering.successors(method.blocks().get(b).terminator()).stream()
                        .mapToInt(Integer::intValue))
                .filter(b -> !either.get(b) && numbering.isReachable(b))
                .distinct()
                .boxed()
                .flatMap(
                        b -> Arrays.stream(numbering.phis(b)).filter(given::get).mapToObj(r -> new Value.Phi(b, r)))
                .anyMatch(phi -> dependOn(method, phi, depth + 1));
    }

    private boolean callersDecide(MethodModel method, int depth) {
        for (CallGraph.Site caller : symbols.calls().callers(method)) {
            if (dependOn(caller.method(), caller.result(), depth + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a block does more than to compute, to ask and to log. */
    private boolean acts(MethodModel method, int number) {
        Block block = method.blocks().get(number);
        return numberings.of(method).isReachable(number)
                && (block.terminator() instanceof Terminator.Throw
                        || IntStream.range(0, block.ops().size())
                                .anyMatch(i -> acts(block.ops().get(i)) && !logs.isOnlyToLog(method, number, i)));
    }

    private boolean acts(Op op) {
        return op instanceof Op.StoreField
                || op instanceof Op.StoreElement
                || op instanceof Op.Call call && !isQuiet(call.method());
    }

    private boolean isQuiet(MethodRef method) {
        return symbols.knowledge().is(FactKind.PURE, method)
                || method.owner().startsWith("java/lang/")
                || method.name().startsWith("get") && method.arity() == 0;
    }
}
