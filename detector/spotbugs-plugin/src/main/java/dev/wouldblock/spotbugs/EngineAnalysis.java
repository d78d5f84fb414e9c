package dev.wouldblock.spotbugs;

import dev.wouldblock.Analyzer;
import dev.wouldblock.bytecode.ClassFileMembers;
import dev.wouldblock.bytecode.Lowering;
import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.catalog.KnownClasses;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.input.Input;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** From class files to findings. */
record EngineAnalysis(Profile profile, ExtraFacts facts) implements WouldBlockDetector.Analysis {
    /** The caches of SpotBugs belong to the thread that runs the detector. */
    private static final int THREADS = 1;

    @Override
    public AnalysisResult analyse(Collection<Input> classes) {
        ClassFileMembers members = new ClassFileMembers(classes, List.of());
        FactTable table = facts.withoutHalves(members).addedTo(FactTable.builtIn());
        Lowering.Lowered lowered = Lowering.lower(classes, List.of(), THREADS, table);
        // A class that is not among the analysed ones may be one of a library.
        facts.unknown(name -> members.find(name).or(() -> Optional.of(KnownClasses.Members.UNKNOWN)))
                .forEach(problem -> Settings.complain(problem + "; the line has no effect"));
        return new AnalysisResult(
                new Analyzer(Pages.load(), profile, table).analyze(lowered.program(), "bytecode"),
                lowered.diagnostics(),
                lowered.classes());
    }
}
