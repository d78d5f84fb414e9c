package dev.wouldblock.region;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.Optional;

/** The pools that a method makes for itself. */
final class OwnPools {
    private final Symbols symbols;
    private final Numberings numberings;

    OwnPools(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    /**
     * Whether a pool of several threads gets one task from its method, so that while this waits the others are free for what
     * it waits for.
     *
     * @param block where the task is handed over
     * @param made the call that makes the pool
     */
    boolean isForOneTask(MethodModel method, int block, Value pool, Op.Call made) {
        if (!(pool instanceof Value.Result r)
                || !pool.callIn(method).equals(Optional.of(made))
                || hasOneThread(method, r, made)) {
            return false;
        }
        List<Op> uses = numberings.of(method).uses(pool);
        return uses.stream()
                        .allMatch(op ->
                                op instanceof Op.Lambda || op instanceof Op.Call call && isOwn(call, method, pool))
                && uses.stream()
                                .filter(op -> op instanceof Op.Call call
                                        && symbols.knowledge().is(FactKind.SUBMITS, call.method()))
                                .count()
                        == 1
                && new Loops(method).around(block).stream().allMatch(loop -> loop.get(r.block()));
    }

    private boolean isOwn(Op.Call call, MethodModel method, Value pool) {
        return call.hasReceiver()
                && numberings
                        .of(method)
                        .arguments(call)
                        .filter(a -> a.get(0).equals(pool))
                        .isPresent();
    }

    private boolean hasOneThread(MethodModel method, Value.Result made, Op.Call call) {
        return !call.method().descriptor().startsWith("(I")
                || numberings.of(method).taken(made.block(), made.op()).get(0) instanceof Value.Constant c
                        && c.value().equals(Optional.of(1L));
    }
}
