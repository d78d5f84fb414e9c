package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** Another thread changes what a selector waits for and does not wake it. */
final class NoWakeup implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.CHANGED_WITHOUT_WAKEUP;
    }
}
