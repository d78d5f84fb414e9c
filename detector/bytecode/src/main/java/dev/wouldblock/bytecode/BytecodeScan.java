package dev.wouldblock.bytecode;

import dev.wouldblock.Analyzer;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Withheld;
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
     */
    public record Scanned(AnalysisResult result, Set<String> analysed, List<Withheld> withheld) {
        public Scanned {
            analysed = Set.copyOf(analysed);
            withheld = List.copyOf(withheld);
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
        return scanNamed(pages, classes, classpath, profile).result();
    }

    /** The same, together with the names of what was analysed; for {@link dev.wouldblock.finding.EngineMerge}. */
    public static Scanned scanNamed(Pages pages, List<Path> classes, List<Path> classpath, Profile profile)
            throws IOException {
        for (Path path : classes) {
            requireClasses(path);
        }
        try (Inputs analysed = Inputs.classes(classes);
                Inputs known = Inputs.classes(classpath)) {
            int threads = Runtime.getRuntime().availableProcessors();
            Lowering.Lowered lowered = Lowering.lower(analysed.inputs(), known.inputs(), threads);
            Reporter.Reported reported = new Analyzer(pages, profile).analyzeAll(lowered.program(), "bytecode");
            AnalysisResult result = new AnalysisResult(reported.findings(), lowered.diagnostics(), lowered.classes());
            return new Scanned(result, lowered.analysed(), reported.withheld());
        }
    }

    /** An empty folder is a mistake in the command, and silence about it would pass for a clean result. */
    private static void requireClasses(Path path) throws IOException {
        try (Inputs inputs = Inputs.classes(path)) {
            if (inputs.inputs().isEmpty()) {
                throw new IOException("no class files in " + path);
            }
        }
    }
}
