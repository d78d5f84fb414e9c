package dev.wouldblock.scan;

import dev.wouldblock.bytecode.FactFiles;
import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.finding.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;

/** Facts besides the built-in ones. */
public final class Facts {
    private Facts() {}

    /**
     * Those in the files that the user names, then those that the analysed code and its libraries bring along: the user's
     * word comes first.
     *
     * @throws IOException with a message of one line for the user
     */
    public static ExtraFacts of(ScanInputs inputs) throws IOException {
        ExtraFacts facts = ExtraFacts.NONE;
        for (Path file : inputs.facts()) {
            facts = facts.and(FactFiles.read(file));
        }
        return facts.and(FactFiles.in(inputs.classes())).and(FactFiles.in(inputs.libraries()));
    }

    /** What is wrong with a line, and what follows from it. */
    public static String remark(Diagnostic about) {
        return about + "; the line has no effect";
    }
}
