package dev.wouldblock.spotbugs.subject;

/** A user of the library. */
public final class Decoder implements Engine.Plugin {
    private final Engine.Store store;

    public Decoder(Engine.Store store) {
        this.store = store;
    }

    @Override
    public void onFrame(byte[] frame) {
        store.load("schema");
    }
}
