package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A rule about the order, or the mode, in which channels, keys and selectors are called. */
public interface ProtocolRule extends Rule {
    boolean isAbout(Misuse misuse);
}
