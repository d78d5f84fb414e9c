package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A channel is registered again before its cancelled key is gone. */
final class CancelledKeyReuse implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.CANCELLED_KEY_REGISTERED;
    }
}
