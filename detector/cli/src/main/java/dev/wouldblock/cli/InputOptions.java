package dev.wouldblock.cli;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.input.Effort;
import dev.wouldblock.scan.Analysis;
import dev.wouldblock.scan.ScanInputs;
import dev.wouldblock.scan.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say what is analysed, and how. */
final class InputOptions {
    @Option(
            names = "--classes",
            paramLabel = "PATH",
            converter = Converters.ToPath.class,
            description = "Folder, jar or class file to analyse. May be given more than once.")
    private List<Path> classes = new ArrayList<>();

    @Option(
            names = "--sources",
            paramLabel = "PATH",
            converter = Converters.ToPath.class,
            description = "Folder, sources jar or .java file to analyse. May be given more than once. "
                    + "Together with --classes: class files decide, sources add columns and what is not compiled.")
    private List<Path> sources = new ArrayList<>();

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            converter = Converters.ToClassPath.class,
            description = "Libraries that the analysed classes use: one path, or several as 'java -cp' takes them.")
    private List<Converters.ClassPath> classpath = new ArrayList<>();

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            converter = Converters.ToPath.class,
            description = "Facts about your own code: what blocks, what must not block. May be given more than once. "
                    + "Without it: .wouldblock in the current folder, if there is one.")
    private List<Path> facts = new ArrayList<>();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            converter = Converters.ToProfile.class,
            description = "Rules to run: default, strict or preview. Without it: default.")
    private Profile profile = Profile.DEFAULT;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = Converters.ToJobs.class,
            description = "Threads to read files with, 1 to 256; what is found does not depend on it. "
                    + "Without it: one for each processor.")
    private Optional<Integer> jobs = Optional.empty();

    List<Path> classes() {
        return classes;
    }

    List<Path> sources() {
        return sources;
    }

    List<Path> libraries() {
        return classpath.stream().flatMap(entry -> entry.paths().stream()).toList();
    }

    Profile profile() {
        return profile;
    }

    int threads() {
        return jobs.orElseGet(Runtime.getRuntime()::availableProcessors);
    }

    ScanInputs inputs() {
        return new ScanInputs(
                classes, sources, libraries(), facts.isEmpty() ? ScanInputs.usualFacts(Path.of("")) : facts, profile);
    }

    /** Runs both engines, with their progress on the console. */
    Analysis analyse(Pages pages, Console console) throws UserException {
        checkSome();
        try (ProgressLine progress = ProgressLine.on(console)) {
            return Analysis.of(inputs(), pages, new Effort(threads(), progress));
        }
    }

    boolean isEmpty() {
        return classes.isEmpty() && sources.isEmpty();
    }

    /** Says so when the options make no sense together. */
    void check() throws UserException {
        if (classes.isEmpty() && !classpath.isEmpty()) {
            throw new UserException("--classpath goes with --classes: sources are read without libraries");
        }
    }

    /** The same when there also has to be something to analyse. */
    void checkSome() throws UserException {
        if (isEmpty()) {
            throw new UserException("nothing to scan: pass a folder, jar or class file with --classes, "
                    + "or a folder, jar or source file with --sources");
        }
        check();
    }
}
