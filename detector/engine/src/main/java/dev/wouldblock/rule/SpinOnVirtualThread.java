package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;
import dev.wouldblock.region.Region;

/** Non-blocking mode on a virtual thread, where blocking is cheap and polling holds the carrier. */
final class SpinOnVirtualThread implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind() == Region.Kind.VIRTUAL_THREAD;
    }
}
