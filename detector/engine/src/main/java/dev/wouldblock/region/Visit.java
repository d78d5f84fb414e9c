package dev.wouldblock.region;

import dev.wouldblock.flow.Arguments;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Step;
import dev.wouldblock.model.MethodModel;
import java.util.BitSet;
import java.util.List;

/**
 * A method that a region runs, and the way to it.
 *
 * @param blocks those of the method that run
 * @param depth calls on the way; those into forwarders do not count
 * @param doubts what has to come out in favour of the way
 * @param isCertain false for a guess
 * @param retries whether the way goes through a loop that operates on a channel
 * @param isAfterFailure whether the way goes through the handler of an exception
 * @param path the calls on the way, as far back as they name the methods that they run
 * @param self the class of {@code this}
 */
record Visit(
        Region region,
        MethodModel method,
        BitSet blocks,
        Step trace,
        int depth,
        int doubts,
        boolean isCertain,
        boolean retries,
        boolean isAfterFailure,
        List<CallGraph.Site> path,
        String self,
        Arguments arguments) {
    Entered.Entry entry() {
        return new Entered.Entry(method, self, arguments);
    }

    /** The same way, when nothing is known of what it passes. */
    Visit withoutArguments() {
        return with(blocks, false, Arguments.UNKNOWN);
    }

    /** The same visit of fewer blocks. */
    Visit within(BitSet fewer) {
        return with(fewer, isCertain, arguments);
    }

    private Visit with(BitSet newBlocks, boolean stillCertain, Arguments newArguments) {
        return new Visit(
                region,
                method,
                newBlocks,
                trace,
                depth,
                doubts,
                stillCertain,
                retries,
                isAfterFailure,
                path,
                self,
                newArguments);
    }
}
