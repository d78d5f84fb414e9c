package dev.wouldblock.rule;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.region.BlockedCall;
import dev.wouldblock.region.Region;

/** A channel is used beside the framework that owns the thread. */
final class RawChannelInFramework implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind() == Region.Kind.EVENT_LOOP && call.fact().kind() == FactKind.OPERATION;
    }
}
