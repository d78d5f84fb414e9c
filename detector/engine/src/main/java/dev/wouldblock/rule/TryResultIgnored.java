package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** Nobody looks whether something that may be refused was taken. */
final class TryResultIgnored implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.TRY_RESULT_DROPPED;
    }
}
