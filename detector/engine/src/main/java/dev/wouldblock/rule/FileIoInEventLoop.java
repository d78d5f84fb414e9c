package dev.wouldblock.rule;

import dev.wouldblock.region.BlockedCall;

/** A loop thread waits for a file system. */
final class FileIoInEventLoop implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        return call.region().kind().isLoop() && call.fact().value("tier", "").equals("file");
    }
}
