package dev.wouldblock.rule;

import dev.wouldblock.protocol.Misuse;

/** A handled key stays in the selected-key set. */
final class SelectedKeyNotRemoved implements ProtocolRule {
    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.SELECTED_KEY_KEPT;
    }
}
