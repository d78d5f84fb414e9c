package dev.wouldblock.maven;

import dev.wouldblock.input.Inputs;
import dev.wouldblock.input.Problems;
import dev.wouldblock.scan.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.MavenProject;

/**
 * The code of a module, as far as there is any. A module without classes, sources or both is an ordinary thing in a build
 * of many.
 *
 * @param classes folders with class files
 * @param sources folders with Java sources
 * @param texts folders with sources in any language, to show the code from
 */
record ModuleCode(List<Path> classes, List<Path> sources, List<Path> texts) {
    /** Other compilers do not always tell Maven of their folders. */
    private static final List<String> OTHER_LANGUAGES = List.of("kotlin", "groovy", "scala");

    ModuleCode {
        classes = List.copyOf(classes);
        sources = List.copyOf(sources);
        texts = List.copyOf(texts);
    }

    /** @param tests whether the tests are looked at too */
    static ModuleCode of(MavenProject project, boolean tests) throws UserException {
        if (project.getPackaging().equals("pom")) {
            return new ModuleCode(List.of(), List.of(), List.of());
        }
        List<String> classes = new ArrayList<>(List.of(project.getBuild().getOutputDirectory()));
        List<String> roots = new ArrayList<>(project.getCompileSourceRoots());
        OTHER_LANGUAGES.forEach(language -> roots.add(project.getBasedir() + "/src/main/" + language));
        if (tests) {
            classes.add(project.getBuild().getTestOutputDirectory());
            roots.addAll(project.getTestCompileSourceRoots());
            OTHER_LANGUAGES.forEach(language -> roots.add(project.getBasedir() + "/src/test/" + language));
        }
        // Only a build that has run the generators knows of them as sources.
        String generated = project.getBuild().getDirectory() + "/generated-sources";
        try {
            List<Path> sources = folders(roots);
            List<Path> texts = new ArrayList<>(sources);
            texts.addAll(folders(List.of(generated)));
            return new ModuleCode(holding(folders(classes), Inputs::classes), holding(sources, Inputs::sources), texts);
        } catch (IOException e) {
            throw new UserException(Problems.reason(e), e);
        }
    }

    /** The same without the texts below a folder, such as those that a build generates. */
    ModuleCode withoutTextsBelow(Path folder) {
        return new ModuleCode(
                classes,
                sources,
                texts.stream().filter(text -> !text.startsWith(folder)).toList());
    }

    boolean isEmpty() {
        return classes.isEmpty() && sources.isEmpty();
    }

    private static List<Path> folders(List<String> names) {
        return names.stream()
                .map(Path::of)
                .filter(Files::isDirectory)
                .distinct()
                .toList();
    }

    /** Lists the files of a folder. */
    @FunctionalInterface
    private interface Listing {
        Inputs of(Path folder) throws IOException;
    }

    private static List<Path> holding(List<Path> folders, Listing listing) throws IOException {
        List<Path> holding = new ArrayList<>();
        for (Path folder : folders) {
            try (Inputs inputs = listing.of(folder)) {
                if (!inputs.inputs().isEmpty()) {
                    holding.add(folder);
                }
            }
        }
        return holding;
    }
}
