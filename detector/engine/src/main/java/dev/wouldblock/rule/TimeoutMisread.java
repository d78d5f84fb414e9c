package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** Something else is taken for a timeout, or a timeout is expected where there is none. */
final class TimeoutMisread implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.WAKEUP_TAKEN_FOR_TIMEOUT
                || misuse.kind() == Misuse.Kind.TIMEOUT_NEVER_THROWN;
    }
}
