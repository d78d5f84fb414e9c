package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;
import dev.wouldblock.region.Region;

/** An accepted channel is in blocking mode, and the loop reads or writes it. */
final class AcceptedLeftBlocking implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind() == Region.Kind.SELECTOR_LOOP && call.isAccepted();
    }
}
