package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;

/** A selector loop waits for another selector. */
final class NestedSelect implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind().isLoop() && call.fact().value("why", "").equals("select");
    }
}
