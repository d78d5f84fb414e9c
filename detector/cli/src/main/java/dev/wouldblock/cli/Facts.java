package dev.wouldblock.cli;

import dev.wouldblock.bytecode.FactFiles;
import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.finding.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Facts besides the built-in ones.
 *
 * @param files those that the user names, or the usual one
 * @param packed those that the analysed code and its libraries bring along
 */
record Facts(ExtraFacts files, ExtraFacts packed) {
    private static final Path USUAL = Path.of(".wouldblock");

    /** @throws IOException with a message of one line for the user */
    static Facts of(InputOptions inputs) throws IOException {
        List<Path> named = inputs.facts();
        ExtraFacts files = ExtraFacts.NONE;
        for (Path file : !named.isEmpty() ? named : Files.isRegularFile(USUAL) ? List.of(USUAL) : List.<Path>of()) {
            files = files.and(FactFiles.read(file));
        }
        return new Facts(files, FactFiles.in(inputs.classes()).and(FactFiles.in(inputs.libraries())));
    }

    /** What is wrong with a line, and what follows from it. */
    static String remark(Diagnostic about) {
        return about + "; the line has no effect";
    }

    /** The user's word comes first. */
    ExtraFacts all() {
        return files.and(packed);
    }
}
