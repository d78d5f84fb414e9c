package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;
import dev.wouldblock.region.Region;

/** A blocking call in a callback that a framework runs on its event loop. */
final class BlockInEventLoop implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind() == Region.Kind.EVENT_LOOP;
    }
}
