package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.flow.Step;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;

/**
 * A call in a region that must not make it.
 *
 * @param fact what the call does
 * @param trace from the start of the region to the call
 * @param isCertain false where the way to it, or the thread, depends on what the code does not show
 * @param waitsForOwn whether what it waits for can only be done by the thread that waits
 * @param asksOwnClient whether a client's own thread asks that client, or waits for its answer
 * @param isAccepted whether it is made on a channel that was accepted
 * @param retries whether it is made again and again together with an operation on a channel
 * @param holder completes "waits while": {@code Store.save holds the lock and ..}; empty where no lock is waited for
 */
public record BlockedCall(
        Region region,
        MethodModel method,
        Op.Call call,
        Fact fact,
        Step trace,
        boolean isCertain,
        boolean waitsForOwn,
        boolean asksOwnClient,
        boolean isAccepted,
        boolean retries,
        String holder) {
    BlockedCall heldBy(Step heldTrace, String who) {
        return new BlockedCall(
                region, method, call, fact, heldTrace, isCertain, waitsForOwn, asksOwnClient, isAccepted, retries, who);
    }
}
