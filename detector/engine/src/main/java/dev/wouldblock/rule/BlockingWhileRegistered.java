package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A channel is put into blocking mode while it is registered with a selector. */
final class BlockingWhileRegistered implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.BLOCKING_WHILE_REGISTERED;
    }
}
