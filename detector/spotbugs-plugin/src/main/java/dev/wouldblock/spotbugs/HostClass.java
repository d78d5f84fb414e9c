package dev.wouldblock.spotbugs;

import dev.wouldblock.input.Input;
import edu.umd.cs.findbugs.classfile.CheckedAnalysisException;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.classfile.Global;
import edu.umd.cs.findbugs.classfile.analysis.ClassData;
import java.io.IOException;

/** A class that the host of the plugin has on its class path. */
record HostClass(ClassDescriptor descriptor) implements Input {
    /** The dotted name: it stays the same wherever the class is stored. */
    @Override
    public String label() {
        return descriptor.getDottedClassName();
    }

    @Override
    public byte[] bytes() throws IOException {
        try {
            return Global.getAnalysisCache()
                    .getClassAnalysis(ClassData.class, descriptor)
                    .getData();
        } catch (CheckedAnalysisException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
