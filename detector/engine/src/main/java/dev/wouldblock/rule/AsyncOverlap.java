package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** An operation is started while one of the same kind is going on. */
final class AsyncOverlap implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.STARTED_TWICE;
    }
}
