package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** Nobody looks how far an asynchronous operation got. */
final class AsyncResultIgnored implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.RESULT_UNSEEN;
    }
}
