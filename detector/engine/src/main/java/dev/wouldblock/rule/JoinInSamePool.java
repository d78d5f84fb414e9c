package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;
import dev.wouldblock.region.Region;

/** A task waits for a task that needs a thread of the same bounded pool. */
final class JoinInSamePool implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind() == Region.Kind.POOL_TASK;
    }
}
