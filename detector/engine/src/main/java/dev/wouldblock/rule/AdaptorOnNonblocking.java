package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A call of a socket adaptor that needs blocking mode, on a channel that is not in it. */
final class AdaptorOnNonblocking implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.ADAPTOR_IN_NON_BLOCKING_MODE;
    }
}
