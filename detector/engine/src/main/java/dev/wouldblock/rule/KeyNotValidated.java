package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A key is asked after its channel was closed. */
final class KeyNotValidated implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.CANCELLED_KEY_ASKED;
    }
}
