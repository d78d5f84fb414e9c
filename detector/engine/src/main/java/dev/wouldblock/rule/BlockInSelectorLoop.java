package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;
import dev.wouldblock.region.Region;

/** A blocking call in a selector loop. */
final class BlockInSelectorLoop implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind() == Region.Kind.SELECTOR_LOOP;
    }
}
