package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** The future of an asynchronous operation is dropped. */
final class AsyncFutureDropped implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.FUTURE_DROPPED;
    }
}
