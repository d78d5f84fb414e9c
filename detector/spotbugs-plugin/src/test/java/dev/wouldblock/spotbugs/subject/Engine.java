package dev.wouldblock.spotbugs.subject;

/** A library whose callbacks run on a loop of its own. */
public final class Engine {
    private Engine() {}

    /** What users implement. */
    public interface Plugin {
        void onFrame(byte[] frame);
    }

    /** What they may ask elsewhere. */
    public interface Store {
        byte[] load(String name);
    }
}
