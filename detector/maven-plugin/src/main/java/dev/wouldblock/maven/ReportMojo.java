package dev.wouldblock.maven;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.input.Problems;
import dev.wouldblock.reports.Changes;
import dev.wouldblock.reports.Report;
import dev.wouldblock.reports.ReportContext;
import dev.wouldblock.reports.ReportFile;
import dev.wouldblock.reports.changes.ChangedLines;
import dev.wouldblock.reports.fixes.Edits;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.reports.sources.SourceTexts;
import dev.wouldblock.scan.Analysis;
import dev.wouldblock.scan.Filter;
import dev.wouldblock.scan.Filtered;
import dev.wouldblock.scan.ScanInputs;
import dev.wouldblock.scan.UserException;
import dev.wouldblock.scan.fixes.FixPlan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
        Map<Finding, Edit> edits = new HashMap<>();
        for (MavenProject module : session().getProjects()) {
            ModuleCode code = code(module);
            if (!code.isEmpty()) {
                modules.add(filtered(module, code, filter(module, pages, changes), pages, edits));
            }
        }
        Filtered all = Filtered.merged(modules);
        ReportContext context = ReportContext.of(pages, execution.getVersion())
                .with(named())
                .with((Edits) finding -> Optional.ofNullable(edits.get(finding)))
                .with(changes.<Changes>map(lines -> lines).orElse(Changes.NONE))
                .withSuppressed(all.suppressed());
        for (ReportTarget target : targets) {
            write(target, context, all);
        }
        warn(skipped(all.result()));
        getLog().info(count(all.result().findings().size(), "finding") + " in " + count(modules.size(), "module"));
    }

    /** @param edits takes those of the module's findings */
    private Filtered filtered(
            MavenProject module, ModuleCode code, Filter filter, Pages pages, Map<Finding, Edit> edits)
            throws UserException {
        SourceRoots sources = sources(code);
        ScanInputs inputs = inputs(module, code);
        Analysis analysis = Analysis.of(inputs, pages, effort());
        Filtered filtered = filter.apply(analysis, sources);
        warn(remarks(analysis.remarks(), filtered.remarks()));
        List<Finding> findings = filtered.result().findings();
        Edits made = FixPlan.edits(inputs, pages, findings, sources);
        UnaryOperator<Location> placing = Filtered.placing(sources);
        findings.forEach(
                finding -> made.of(finding).ifPresent(edit -> edits.put(finding.withLocations(placing), edit)));
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
