package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;

/** A rule about a call in code that must not make it. */
public interface RegionRule extends Rule {
    boolean isAbout(BlockedCall call);
}
