package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** What to do is decided by the text of an exception. */
final class ErrnoText implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.ERROR_TEXT_COMPARED;
    }
}
