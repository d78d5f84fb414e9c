package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A buffer is touched while an operation uses it. */
final class AsyncBufferReused implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.BUFFER_IN_USE;
    }
}
