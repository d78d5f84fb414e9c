package dev.wouldblock.samples;

import dev.wouldblock.catalog.RulePage;
import java.io.IOException;
import java.util.Map;

/** A way to analyse the compiled samples: all of them have to agree with the same expectations. */
interface SampleEngine {
    /** The word for it in the name of a test. */
    String word();

    /** Whether the page of a rule promises that this engine finds its violations; if not, it must not find any. */
    boolean decides(RulePage page);

    /**
     * Analyses the samples with all rules.
     *
     * @return the id of the fix that is offered first, for each place
     * @throws IllegalStateException when a part of the samples was not analysed
     */
    Map<Place, String> findings() throws IOException;
}
