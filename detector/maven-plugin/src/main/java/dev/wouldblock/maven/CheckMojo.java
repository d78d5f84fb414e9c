package dev.wouldblock.maven;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.input.Problems;
import dev.wouldblock.reports.Changes;
import dev.wouldblock.reports.ReportContext;
import dev.wouldblock.reports.ReportFormat;
import dev.wouldblock.reports.changes.ChangedLines;
import dev.wouldblock.reports.sources.SourceTexts;
import dev.wouldblock.scan.Analysis;
import dev.wouldblock.scan.Filter;
import dev.wouldblock.scan.Filtered;
import dev.wouldblock.scan.ScanInputs;
import dev.wouldblock.scan.UserException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Fails the build when a module mishandles non-blocking I/O. A module that has not changed since the last time is not
 * analysed again.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
public final class CheckMojo extends FilterMojo {
    /** Fail the build; otherwise findings are warnings. */
    @Parameter(property = "wouldblock.failOnError", defaultValue = "true")
    private boolean failOnError;

    /** How many findings a module may have before the build fails. */
    @Parameter(property = "wouldblock.maxAllowedViolations", defaultValue = "0")
    private int maxAllowedViolations;

    /** Do not fail the build when a class or source file could not be analysed, or only a part of it. */
    @Parameter(property = "wouldblock.allowIncomplete", defaultValue = "false")
    private boolean allowIncomplete;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject
    CheckMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    void run() throws UserException, MojoFailureException {
        if (maxAllowedViolations < 0) {
            throw new UserException("maxAllowedViolations: " + maxAllowedViolations + " is less than 0");
        }
        ModuleCode code = code(project());
        if (code.isEmpty()) {
            getLog().info("no code to look at");
            return;
        }
        if (code.classes().isEmpty()) {
            getLog().info("no class files: looking at the sources alone");
        }
        Pages pages = Pages.load();
        Optional<ChangedLines> changes = changes();
        Filter filter = filter(project(), pages, changes);
        ScanInputs inputs = inputs(project(), code);
        String key = key(inputs, code, filter);
        Path file = memory();
        Optional<Outcome> known = Outcome.read(file, key);
        if (known.isPresent()) {
            getLog().info("nothing has changed since the last check");
            judge(known.get());
        } else {
            Outcome fresh = outcome(inputs, filter, pages, sources(code));
            fresh.write(file, key);
            judge(fresh);
        }
    }

    private Outcome outcome(ScanInputs inputs, Filter filter, Pages pages, SourceTexts sources) throws UserException {
        Analysis analysis = Analysis.of(inputs, pages, effort());
        Filtered filtered = filter.apply(analysis, sources);
        ReportContext context = ReportContext.of(pages, version())
                .with(sources)
                .with(filter.changes().<Changes>map(changes -> changes).orElse(Changes.NONE))
                .withSuppressed(filtered.suppressed());
        StringWriter text = new StringWriter();
        try {
            ReportFormat.TEXT.create(context).write(filtered.result(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Outcome(
                filtered.result().findings().size(),
                skipped(filtered.result()),
                remarks(analysis.remarks(), filtered.remarks()),
                text.toString().lines().toList());
    }

    private void judge(Outcome outcome) throws MojoFailureException {
        warn(outcome.remarks());
        warn(outcome.skipped());
        boolean tooMany = outcome.findings() > maxAllowedViolations;
        for (String line : outcome.text()) {
            if (outcome.findings() == 0) {
                getLog().info(line);
            } else if (tooMany && failOnError) {
                getLog().error(line);
            } else {
                getLog().warn(line);
            }
        }
        if (!failOnError) {
            return;
        }
        if (tooMany) {
            throw new MojoFailureException(count(outcome.findings(), "finding") + " in non-blocking I/O"
                    + (maxAllowedViolations > 0 ? ", and " + maxAllowedViolations + " are allowed" : "")
                    + ": see above. A rule is explained by the goal explain, -Dwouldblock.id=RULE");
        }
        if (!outcome.skipped().isEmpty() && !allowIncomplete) {
            throw new MojoFailureException("the analysis is incomplete, so findings may be missing: "
                    + count(outcome.skipped().size(), "problem")
                    + ", see the warnings above. The parameter allowIncomplete lets it pass");
        }
    }

    private String version() {
        return execution.getVersion();
    }

    /** Executions of one module do not share what they know. */
    private Path memory() {
        String name = "check-" + execution.getExecutionId().replaceAll("[^\\w.-]", "_") + ".txt";
        return Path.of(project().getBuild().getDirectory(), "wouldblock", name);
    }

    private String key(ScanInputs inputs, ModuleCode code, Filter filter) throws UserException {
        try {
            return new InputKey()
                    .value("java", Runtime.version())
                    .libraries(
                            "plugin",
                            execution.getMojoDescriptor().getPluginDescriptor().getArtifacts().stream()
                                    .map(artifact -> artifact.getFile().toPath())
                                    .toList())
                    .value("base", base())
                    .value("profile", inputs.profile())
                    .value("select", new TreeSet<>(filter.selected()))
                    .value("ignore", new TreeSet<>(filter.ignored()))
                    .value("known", filter.known())
                    .value("changes", filter.changes())
                    .contents("classes", inputs.classes())
                    .value("sources", inputs.sources())
                    .contents("texts", code.texts())
                    .contents("facts", inputs.facts())
                    .libraries("libraries", inputs.libraries())
                    .hex();
        } catch (IOException e) {
            throw new UserException(Problems.reason(e), e);
        }
    }
}
