package dev.wouldblock.source;

import dev.wouldblock.Analyzer;
import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.catalog.KnownClasses;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.Suppression;
import dev.wouldblock.finding.Suppressions;
import dev.wouldblock.finding.Withheld;
import dev.wouldblock.input.Effort;
import dev.wouldblock.input.Input;
import dev.wouldblock.input.Inputs;
import dev.wouldblock.model.Program;
import dev.wouldblock.rule.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From source files to findings: the whole analysis as one function. */
public final class SourceScan {
    /**
     * Everything that was found, and what the sources say about it.
     *
     * @param result with the suppressed findings
     * @param withheld what the profile leaves out
     * @param remarks what is wrong with the facts that were added
     */
    public record Scanned(
            AnalysisResult result, List<Suppression> suppressions, List<Withheld> withheld, List<Diagnostic> remarks) {
        public Scanned {
            remarks = List.copyOf(remarks);
            withheld = List.copyOf(withheld);
            suppressions = List.copyOf(suppressions);
        }
    }

    private SourceScan() {}

    /**
     * Analyses source files, and leaves out what they suppress. The result does not depend on the number of processors. A
     * finding names its file by the path below the folder or jar that it was found in, and by package and file name for a
     * file that was named itself.
     *
     * @param sources folders, sources jars and source files
     * @throws IOException with a message of one line for the user: a path can not be read, or one of {@code sources}
     *     holds no source file at all
     */
    public static AnalysisResult scan(Pages pages, List<Path> sources, Profile profile) throws IOException {
        Scanned all = scanAll(pages, sources, profile, ExtraFacts.NONE);
        return new AnalysisResult(
                Suppressions.apply(all.suppressions(), all.result().findings(), all.withheld())
                        .findings(),
                all.result().diagnostics(),
                all.result().classes(),
                all.result().files());
    }

    /**
     * The same before anything is suppressed; for findings that come from class files too.
     *
     * @param facts what the user and the libraries say, besides the built-in tables
     */
    public static Scanned scanAll(Pages pages, List<Path> sources, Profile profile, ExtraFacts facts)
            throws IOException {
        return scanAll(pages, sources, profile, facts, Effort.usual());
    }

    /** The same with the given effort. */
    public static Scanned scanAll(Pages pages, List<Path> sources, Profile profile, ExtraFacts facts, Effort effort)
            throws IOException {
        return scanAll(pages, sources, profile, facts, effort, Map.of());
    }

    /**
     * The same as if some files had been changed already.
     *
     * @param contents of files, by their real paths
     */
    public static Scanned scanAll(
            Pages pages,
            List<Path> sources,
            Profile profile,
            ExtraFacts facts,
            Effort effort,
            Map<Path, byte[]> contents)
            throws IOException {
        for (Path path : sources) {
            requireSources(path);
        }
        try (Inputs inputs = Inputs.sources(sources, contents)) {
            return scan(pages, effort.watch("source files", inputs.inputs()), profile, facts, effort);
        }
    }

    /**
     * The same of one file alone.
     *
     * @param fileName without folders
     */
    public static AnalysisResult scanFile(
            Pages pages, String fileName, byte[] source, Profile profile, ExtraFacts facts) {
        Input file = new Input() {
            @Override
            public String label() {
                return fileName;
            }

            @Override
            public byte[] bytes() {
                return source.clone();
            }
        };
        return scan(pages, List.of(file), profile, facts, Effort.usual()).result();
    }

    private static Scanned scan(Pages pages, List<Input> inputs, Profile profile, ExtraFacts facts, Effort effort) {
        FactTable table = facts.addedTo(FactTable.builtIn());
        SourceLowering.Lowered lowered = SourceLowering.lower(inputs, effort.threads(), table);
        Reporter.Reported reported = new Analyzer(pages, profile, table).analyzeAll(lowered.program(), "source");
        AnalysisResult result = new AnalysisResult(reported.findings(), lowered.diagnostics(), 0, lowered.files());
        return new Scanned(
                result, lowered.suppressions(), reported.withheld(), facts.unknown(known(lowered.program())));
    }

    /** Without the libraries, a class exists when the sources declare or call it; what else it has stays unknown. */
    private static KnownClasses known(Program program) {
        Set<String> called = program.methods().stream()
                .flatMap(method -> method.mentions().calls().stream())
                .map(call -> call.method().owner())
                .collect(Collectors.toSet());
        program.classes().forEach(c -> {
            called.add(c.superName());
            called.addAll(c.interfaces());
        });
        return name -> Optional.of(KnownClasses.Members.UNKNOWN)
                .filter(members -> called.contains(name)
                        || program.find(name).isPresent()
                        || ClassLoader.getPlatformClassLoader().getResource(name + ".class") != null);
    }

    /** An empty folder is a mistake in the command, and silence about it would pass for a clean result. */
    static void requireSources(Path path) throws IOException {
        try (Inputs inputs = Inputs.sources(path)) {
            if (inputs.inputs().isEmpty()) {
                throw new IOException("no source files in " + path);
            }
        }
    }
}
