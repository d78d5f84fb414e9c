package dev.wouldblock.scan;

import dev.wouldblock.catalog.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is analysed, and how. A result depends on nothing else.
 *
 * @param classes folders, jars and class files
 * @param sources folders, sources jars and source files
 * @param libraries what the classes use
 * @param facts files in which the user says what blocks
 */
public record ScanInputs(
        List<Path> classes, List<Path> sources, List<Path> libraries, List<Path> facts, Profile profile) {
    /** Name of the file that a user who names none has at the top of a project. */
    private static final String USUAL_FACTS = ".wouldblock";

    public ScanInputs {
        classes = List.copyOf(classes);
        sources = List.copyOf(sources);
        libraries = List.copyOf(libraries);
        facts = List.copyOf(facts);
    }

    /** The usual file of facts of a folder, if it has one. */
    public static List<Path> usualFacts(Path folder) {
        Path usual = folder.resolve(USUAL_FACTS);
        return Files.isRegularFile(usual) ? List.of(usual) : List.of();
    }
}
