package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;

/** A loop or group thread waits for what only it can complete. */
final class WaitOnOwnExecutor implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind().isLoop() && call.waitsForOwn();
    }
}
