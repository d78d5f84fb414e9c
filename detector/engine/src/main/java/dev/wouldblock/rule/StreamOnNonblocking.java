package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A stream, reader or scanner reads or writes a channel that is in non-blocking mode. */
final class StreamOnNonblocking implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.STREAM_IN_NON_BLOCKING_MODE;
    }
}
