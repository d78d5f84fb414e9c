package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** OP_CONNECT stays in the interest set of a connection that is up. */
final class OpConnectLeftOn implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.CONNECT_INTEREST_KEPT;
    }
}
