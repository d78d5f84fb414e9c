package dev.wouldblock.input;

/** Watches a long run; called from any thread. It sees how far the work is, and has no say in it. */
public interface Progress {
    /** Nobody watches. */
    Progress NONE = new Progress() {
        @Override
        public void reading(String what, int files) {}

        @Override
        public void read() {}
    };

    /**
     * Files are about to be read.
     *
     * @param what their kind, in the plural: {@code class files}
     * @param files how many there are, 0 or more
     */
    void reading(String what, int files);

    /** One of the files is read for the first time; what follows the last one is the analysis. */
    void read();
}
