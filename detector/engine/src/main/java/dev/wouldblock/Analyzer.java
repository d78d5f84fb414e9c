package dev.wouldblock;

import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.flow.Examination;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.Program;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.region.FunctionObjects;
import dev.wouldblock.region.RegionAnalysis;
import dev.wouldblock.rule.Reporter;
import java.util.List;

/** Finds mishandled non-blocking I/O in a program: a pure function, safe for use by many threads. */
public final class Analyzer {
    private final Pages pages;
    private final Profile profile;
    private final FactTable facts;

    /** One that knows the built-in facts. */
    public Analyzer(Pages pages, Profile profile) {
        this(pages, profile, FactTable.builtIn());
    }

    public Analyzer(Pages pages, Profile profile, FactTable facts) {
        this.pages = pages;
        this.profile = profile;
        this.facts = facts;
    }

    /**
     * Analyses a whole program: its production code on its own, and its tests as users of that.
     *
     * @param engine which front end made the model: {@code bytecode} or {@code source}
     * @return findings in the order of {@link Finding#ORDER}
     */
    public List<Finding> analyze(Program program, String engine) {
        return analyzeAll(program, engine).findings();
    }

    /** The same, together with what the profile leaves out. */
    public Reporter.Reported analyzeAll(Program program, String engine) {
        Program production = program.production();
        Reporter.Reported reported = report(production, engine);
        return production == program ? reported : reported.and(report(program, engine), program::isTest);
    }

    private Reporter.Reported report(Program program, String engine) {
        Symbols symbols = new Symbols(program, facts);
        Numberings numberings = new Numberings(symbols);
        Examination examination = new Examination(symbols, numberings);
        List<Examined> operations = examination.run();
        FunctionObjects objects = new FunctionObjects(symbols, numberings);
        RegionAnalysis.Result regions = RegionAnalysis.of(symbols, numberings, objects, examination::modes);
        List<Misuse> misuses = ProtocolAnalysis.of(symbols, numberings, objects, examination::modes);
        return new Reporter(program, pages, profile, engine).report(operations, regions, misuses);
    }
}
