package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;

/** A loop thread may wait for whoever holds a lock. */
final class LockInEventLoop implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind().isLoop() && call.fact().value("tier", "").equals("lock");
    }
}
