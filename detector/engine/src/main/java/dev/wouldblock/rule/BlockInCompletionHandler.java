package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;
import dev.wouldblock.region.Region;

/** A blocking call in a completion handler. */
final class BlockInCompletionHandler implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind() == Region.Kind.COMPLETION_HANDLER;
    }
}
