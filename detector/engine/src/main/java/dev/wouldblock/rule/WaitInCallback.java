package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;

/** A client is asked synchronously from its own callback. */
final class WaitInCallback implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.asksOwnClient();
    }
}
