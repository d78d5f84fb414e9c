package dev.wouldblock.reports;

import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.io.Writer;

/** Writes a result in one format. The same result gives the same characters; lines end with a line feed. */
@FunctionalInterface
public interface Report {
    /**
     * Writes the whole report; neither flushes nor closes {@code out}.
     *
     * @throws IOException if {@code out} does
     * @throws IllegalArgumentException if a finding names a rule or fix that has no page
     */
    void write(AnalysisResult result, Writer out) throws IOException;
}
