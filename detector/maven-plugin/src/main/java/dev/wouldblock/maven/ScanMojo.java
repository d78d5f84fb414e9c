package dev.wouldblock.maven;

import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.input.Effort;
import dev.wouldblock.input.Progress;
import dev.wouldblock.reports.Shown;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.scan.Problem;
import dev.wouldblock.scan.ScanInputs;
import dev.wouldblock.scan.UserException;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** What all goals that look at code have in common: where it is, and how it is looked at. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
abstract class ScanMojo extends AbstractMojo {
    /** Where a user finds the ids of all rules. */
    static final String RULES = "the goal explain";

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Do nothing. */
    @Parameter(property = "wouldblock.skip", defaultValue = "false")
    private boolean skip;

    /** Look at the test classes and their sources too. */
    @Parameter(property = "wouldblock.includeTests", defaultValue = "false")
    private boolean includeTests;

    /** Rules to run: default, strict or preview. */
    @Parameter(property = "wouldblock.profile", defaultValue = "default")
    private String profile;

    /**
     * Files of facts about your own code. Without it: .wouldblock in the folder of the module and at the top of the build, where
     * there is one.
     */
    @Parameter(property = "wouldblock.facts")
    private List<File> facts = new ArrayList<>();

    /**
     * Folder that paths in messages and reports start from. Without it: the top of the git work tree, or else the top of the
     * build.
     */
    @Parameter(property = "wouldblock.base")
    private @Nullable File base;

    private final ProjectDependenciesResolver resolver;

    ScanMojo(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public final void execute() throws MojoFailureException {
        if (skip) {
            getLog().info("wouldblock is skipped");
            return;
        }
        try {
            run();
        } catch (UserException e) {
            throw new MojoFailureException(e.problem());
        }
    }

    abstract void run() throws UserException, MojoFailureException;

    final MavenSession session() {
        return session;
    }

    final MavenProject project() {
        return project;
    }

    final ModuleCode code(MavenProject module) throws UserException {
        return ModuleCode.of(module, includeTests);
    }

    final ScanInputs inputs(MavenProject module, ModuleCode code) throws UserException {
        List<Path> libraries = code.classes().isEmpty()
                ? List.of()
                : new ClassPath(resolver, session, getLog()).of(module, includeTests);
        return new ScanInputs(code.classes(), code.sources(), libraries, facts(module), profile());
    }

    /** The top of the repository. */
    final Path base() throws UserException {
        if (base == null) {
            return SourceRoots.repository(top());
        }
        if (!base.isDirectory()) {
            throw new UserException("base: there is no folder " + base);
        }
        return base.toPath();
    }

    final SourceRoots sources(ModuleCode code) throws UserException {
        try {
            return SourceRoots.of(base(), code.texts());
        } catch (IOException e) {
            throw new UserException(Problem.reason(e), e);
        }
    }

    /** The modules of a parallel build share the processors. */
    final Effort effort() {
        int processors = Runtime.getRuntime().availableProcessors();
        int modules = Math.max(1, session.getRequest().getDegreeOfConcurrency());
        return new Effort(Math.max(1, processors / modules), Progress.NONE);
    }

    /** The file of known findings of a module. */
    static Path baseline(MavenProject module, String name) throws UserException {
        try {
            return module.getBasedir().toPath().resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new UserException("baseline: '" + name + "' is no file name: " + e.getReason(), e);
        }
    }

    final void warn(List<String> lines) {
        lines.forEach(getLog()::warn);
    }

    /** Lines about the configuration. They name files and classes, so what could act on a terminal is escaped. */
    static List<String> remarks(List<String> ofAnalysis, List<String> ofFilter) {
        return Stream.concat(ofAnalysis.stream(), ofFilter.stream())
                .map(Shown::line)
                .toList();
    }

    /** Lines about what could not be analysed. */
    static List<String> skipped(AnalysisResult result) {
        return result.diagnostics().stream()
                .map(diagnostic -> Shown.line("skipped " + diagnostic))
                .toList();
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private List<Path> facts(MavenProject module) throws UserException {
        for (File file : facts) {
            if (!file.isFile()) {
                throw new UserException("facts: there is no file " + file);
            }
        }
        if (!facts.isEmpty()) {
            return facts.stream().map(File::toPath).toList();
        }
        List<Path> usual =
                new ArrayList<>(ScanInputs.usualFacts(module.getBasedir().toPath()));
        if (!top().equals(module.getBasedir().toPath())) {
            usual.addAll(ScanInputs.usualFacts(top()));
        }
        return usual;
    }

    private Profile profile() throws UserException {
        return Profile.of(profile)
                .orElseThrow(
                        () -> new UserException("profile: no profile '" + profile + "', there is " + Profile.words()));
    }

    private Path top() {
        return session.getRequest().getMultiModuleProjectDirectory().toPath();
    }
}
