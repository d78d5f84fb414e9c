package dev.wouldblock.spotbugs;

import dev.wouldblock.Analyzer;
import dev.wouldblock.bytecode.Lowering;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.input.Input;
import java.util.Collection;
import java.util.List;

/** From class files to findings. */
record EngineAnalysis(Profile profile) implements WouldBlockDetector.Analysis {
    /** The caches of SpotBugs belong to the thread that runs the detector. */
    private static final int THREADS = 1;

    @Override
    public AnalysisResult analyse(Collection<Input> classes) {
        Lowering.Lowered lowered = Lowering.lower(classes, List.of(), THREADS);
        return new AnalysisResult(
                new Analyzer(Pages.load(), profile).analyze(lowered.program(), "bytecode"),
                lowered.diagnostics(),
                lowered.classes());
    }
}
