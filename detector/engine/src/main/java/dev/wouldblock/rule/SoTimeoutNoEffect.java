package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A timeout is set on the socket, and the channel does the reading or accepting. */
final class SoTimeoutNoEffect implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.TIMEOUT_WITHOUT_EFFECT;
    }
}
