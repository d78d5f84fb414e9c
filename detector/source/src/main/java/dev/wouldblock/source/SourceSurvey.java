package dev.wouldblock.source;

import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.input.Effort;
import dev.wouldblock.input.Inputs;
import dev.wouldblock.model.ClassModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a scan of source files has to work with.
 *
 * @param files source files to analyse
 * @param readable how many of them can be read
 * @param relevant how many of them matter: the others are not parsed
 * @param problems what can not be read, as a scan says it
 */
public record SourceSurvey(int files, int readable, int relevant, List<Diagnostic> problems) {
    public SourceSurvey {
        problems = List.copyOf(problems);
    }

    /**
     * Reads what a scan would read.
     *
     * @throws IOException with a message of one line for the user
     */
    public static SourceSurvey of(List<Path> sources, ExtraFacts facts, Effort effort) throws IOException {
        for (Path path : sources) {
            SourceScan.requireSources(path);
        }
        try (Inputs inputs = Inputs.sources(sources)) {
            SourceLowering.Lowered lowered = SourceLowering.lower(
                    effort.watch("source files", inputs.inputs()),
                    effort.threads(),
                    facts.addedTo(FactTable.builtIn()));
            return new SourceSurvey(
                    inputs.inputs().size(),
                    lowered.files(),
                    (int) lowered.program().classes().stream()
                            .filter(c -> !c.methods().isEmpty())
                            .map(ClassModel::sourceFile)
                            .distinct()
                            .count(),
                    lowered.diagnostics());
        }
    }
}
