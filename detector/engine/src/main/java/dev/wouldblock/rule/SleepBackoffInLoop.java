package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;

/** A loop thread sleeps between two tries of one channel. */
final class SleepBackoffInLoop implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind().isLoop()
                && call.retries()
                && call.fact().value("why", "").equals("time");
    }
}
