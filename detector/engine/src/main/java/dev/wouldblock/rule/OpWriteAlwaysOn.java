package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** OP_WRITE stays in the interest set of an idle connection. */
final class OpWriteAlwaysOn implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.WRITE_INTEREST_KEPT;
    }
}
