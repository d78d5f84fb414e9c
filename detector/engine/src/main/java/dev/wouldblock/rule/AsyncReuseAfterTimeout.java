package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A channel is used again after a timeout or a cancellation. */
final class AsyncReuseAfterTimeout implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.USED_AFTER_TIMEOUT;
    }
}
