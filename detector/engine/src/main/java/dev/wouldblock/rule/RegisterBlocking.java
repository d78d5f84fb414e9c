package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A channel in blocking mode is registered with a selector. */
final class RegisterBlocking implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.REGISTERED_IN_BLOCKING_MODE;
    }
}
