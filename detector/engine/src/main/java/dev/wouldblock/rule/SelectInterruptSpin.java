package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A selector loop does not notice that its thread was interrupted. */
final class SelectInterruptSpin implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.INTERRUPT_NOT_ASKED;
    }
}
