package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** Non-blocking mode on a channel that no selector serves, and that is polled with pauses. */
final class NonblockingNotNeeded implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.NON_BLOCKING_NOT_NEEDED;
    }
}
