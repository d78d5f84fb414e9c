package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;

/** A loop thread waits for a lock that another thread holds while it waits for something else. */
final class LockInEventLoop implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind().isLoop() && call.fact().value("tier", "").equals("lock");
    }
}
