package dev.wouldblock;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.flow.Examination;
import dev.wouldblock.model.Program;
import dev.wouldblock.rule.Reporter;
import java.util.List;

/** Finds mishandled non-blocking I/O in a program: a pure function, safe for use by many threads. */
public final class Analyzer {
    private final Pages pages;
    private final Profile profile;

    public Analyzer(Pages pages, Profile profile) {
        this.pages = pages;
        this.profile = profile;
    }

    /**
     * Analyses a whole program.
     *
     * @param engine which front end made the model: {@code bytecode} or {@code source}
     * @return findings in the order of {@link Finding#ORDER}
     */
    public List<Finding> analyze(Program program, String engine) {
        return analyzeAll(program, engine).findings();
    }

    /** The same, together with what the profile leaves out. */
    public Reporter.Reported analyzeAll(Program program, String engine) {
        return new Reporter(program, pages, profile, engine).report(Examination.of(program));
    }
}
