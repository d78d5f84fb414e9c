package dev.wouldblock.bytecode;

import dev.wouldblock.Analyzer;
import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.Withheld;
import dev.wouldblock.input.Effort;
import dev.wouldblock.input.Inputs;
import dev.wouldblock.rule.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** From class files to findings: the whole analysis as one function. */
public final class BytecodeScan {
    /**
     * A result and what it is about.
     *
     * @param analysed internal names of the classes that were analysed to the end
     * @param withheld what the profile leaves out
     * @param remarks what is wrong with the facts that were added
     */
    public record Scanned(
            AnalysisResult result, Set<String> analysed, List<Withheld> withheld, List<Diagnostic> remarks) {
        public Scanned {
            analysed = Set.copyOf(analysed);
            withheld = List.copyOf(withheld);
            remarks = List.copyOf(remarks);
        }
    }

    private BytecodeScan() {}

    /**
     * Analyses class files. The result does not depend on the number of processors.
     *
     * @param classes folders, jars and class files to analyse
     * @param classpath folders, jars and class files that the analysed ones refer to
     * @throws IOException with a message of one line for the user: a path can not be read, or one of {@code classes}
     *     holds no class file at all
     */
    public static AnalysisResult scan(Pages pages, List<Path> classes, List<Path> classpath, Profile profile)
            throws IOException {
        return scanNamed(pages, classes, classpath, profile, ExtraFacts.NONE).result();
    }

    /**
     * The same, together with the names of what was analysed; for {@link dev.wouldblock.finding.EngineMerge}.
     *
     * @param facts what the user and the libraries say, besides the built-in tables
     */
    public static Scanned scanNamed(
            Pages pages, List<Path> classes, List<Path> classpath, Profile profile, ExtraFacts facts)
            throws IOException {
        return scanNamed(pages, classes, classpath, profile, facts, Effort.usual());
    }

    /** The same with the given effort. */
    public static Scanned scanNamed(
            Pages pages, List<Path> classes, List<Path> classpath, Profile profile, ExtraFacts facts, Effort effort)
            throws IOException {
        for (Path path : classes) {
            requireClasses(path);
        }
        try (Inputs analysed = Inputs.classes(classes);
                Inputs known = Inputs.classes(classpath)) {
            ClassFileMembers members = new ClassFileMembers(analysed.inputs(), known.inputs());
            FactTable table = facts.withoutHalves(members).addedTo(FactTable.builtIn());
            Lowering.Lowered lowered = Lowering.lower(
                    effort.watch("class files", analysed.inputs()), known.inputs(), effort.threads(), table);
            Reporter.Reported reported = new Analyzer(pages, profile, table).analyzeAll(lowered.program(), "bytecode");
            List<Diagnostic> remarks = facts.unknown(members);
            AnalysisResult result = new AnalysisResult(reported.findings(), lowered.diagnostics(), lowered.classes());
            return new Scanned(result, lowered.analysed(), reported.withheld(), remarks);
        }
    }

    /** An empty folder is a mistake in the command, and silence about it would pass for a clean result. */
    static void requireClasses(Path path) throws IOException {
        try (Inputs inputs = Inputs.classes(path)) {
            if (inputs.inputs().isEmpty()) {
                throw new IOException("no class files in " + path);
            }
        }
    }
}
