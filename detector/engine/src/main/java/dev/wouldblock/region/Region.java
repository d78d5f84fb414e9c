package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/**
 * Code that runs on a thread that must not block.
 *
 * @param method holds the code
 * @param blocks the blocks of the method that belong to it
 * @param position where it starts
 * @param place completes "runs on": {@code the selector loop of Server.run}
 * @param fact what made it a region; empty for selector loops, which are found by their shape
 * @param waits the loop's own waits for readiness
 * @param pool what made the executor that runs it, for the tasks of a pool
 * @param isCertain false where the thread depends on what the code does not show
 */
public record Region(
        Kind kind,
        MethodModel method,
        BitSet blocks,
        Position position,
        String place,
        Optional<Fact> fact,
        Set<CallGraph.Site> waits,
        Optional<Op> pool,
        boolean isCertain) {
    /** What sort of thread runs the code. */
    public enum Kind {
        /** Around {@code Selector.select}. */
        SELECTOR_LOOP,
        /** {@code java.nio.channels.CompletionHandler}. */
        COMPLETION_HANDLER,
        /** A callback of a framework. */
        EVENT_LOOP,
        /** A task of an executor with a bounded number of threads. */
        POOL_TASK,
        VIRTUAL_THREAD;

        /** Whether other connections wait while the code blocks. */
        public boolean isLoop() {
            return this == SELECTOR_LOOP || this == COMPLETION_HANDLER || this == EVENT_LOOP;
        }
    }

    static BitSet allBlocks(MethodModel method) {
        BitSet all = new BitSet();
        all.set(0, method.blocks().size());
        return all;
    }
}
