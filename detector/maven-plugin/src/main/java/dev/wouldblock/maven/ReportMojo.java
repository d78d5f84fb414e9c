package dev.wouldblock.maven;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.input.Problems;
import dev.wouldblock.reports.Changes;
import dev.wouldblock.reports.Report;
import dev.wouldblock.reports.ReportContext;
import dev.wouldblock.reports.ReportFile;
import dev.wouldblock.reports.changes.ChangedLines;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.reports.sources.SourceTexts;
import dev.wouldblock.scan.Analysis;
import dev.wouldblock.scan.Filter;
import dev.wouldblock.scan.Filtered;
import dev.wouldblock.scan.UserException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Writes reports about all modules of the build as one run. It never fails because of what is found. Call it after the
 * modules are compiled: mvn verify wouldblock:report.
 */
@Mojo(name = "report", aggregator = true, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
public final class ReportMojo extends FilterMojo {
    /** Reports to write: NAME for a file of the usual name in the output folder, or NAME=FILE. */
    @Parameter(property = "wouldblock.format", defaultValue = "html,sarif")
    private List<String> formats = new ArrayList<>();

    /** Folder for the reports. */
    @Parameter(property = "wouldblock.outputDirectory", defaultValue = "${project.build.directory}/wouldblock")
    private File outputDirectory;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject
    ReportMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    void run() throws UserException {
        List<ReportTarget> targets = ReportTarget.of(formats, outputDirectory.toPath());
        Pages pages = Pages.load();
        Optional<ChangedLines> changes = changes();
        List<Filtered> modules = new ArrayList<>();
        for (MavenProject module : session().getProjects()) {
            ModuleCode code = code(module);
            if (!code.isEmpty()) {
                modules.add(filtered(module, code, filter(module, pages, changes), pages));
            }
        }
        Filtered all = Filtered.merged(modules);
        ReportContext context = ReportContext.of(pages, execution.getVersion())
                .with(named())
                .with(changes.<Changes>map(lines -> lines).orElse(Changes.NONE))
                .withSuppressed(all.suppressed());
        for (ReportTarget target : targets) {
            write(target, context, all);
        }
        warn(skipped(all.result()));
        getLog().info(count(all.result().findings().size(), "finding") + " in " + count(modules.size(), "module"));
    }

    private Filtered filtered(MavenProject module, ModuleCode code, Filter filter, Pages pages) throws UserException {
        SourceTexts sources = sources(code);
        Analysis analysis = Analysis.of(inputs(module, code), pages, effort());
        Filtered filtered = filter.apply(analysis, sources);
        warn(remarks(analysis, filtered));
        return filtered.placed(sources);
    }

    private SourceTexts named() throws UserException {
        try {
            return SourceRoots.named(base());
        } catch (IOException e) {
            throw new UserException("base: " + Problems.reason(e), e);
        }
    }

    private void write(ReportTarget target, ReportContext context, Filtered filtered) throws UserException {
        Report report = target.format().create(context);
        Path file = target.file();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ReportFile.write(file, out -> report.write(filtered.result(), out));
        } catch (IOException e) {
            throw new UserException("cannot write " + file + ": " + Problems.reason(e), e);
        }
        getLog().info(target.format().id() + ": " + file);
    }
}
