package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A handler of IllegalBlockingModeException that goes on as if nothing had happened. */
final class ModeExceptionSwallowed implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.MODE_EXCEPTION_SWALLOWED;
    }
}
