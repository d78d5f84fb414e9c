package dev.wouldblock.maven;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Safety;
import dev.wouldblock.input.Problems;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.scan.Analysis;
import dev.wouldblock.scan.Filtered;
import dev.wouldblock.scan.ScanInputs;
import dev.wouldblock.scan.UserException;
import dev.wouldblock.scan.fixes.FixPlan;
import dev.wouldblock.scan.fixes.FixedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Edits the source files of each module so that findings are gone. Sources that a build generates are left alone, and so is a
 * file that has changed since it was read.
 */
@Mojo(name = "fix", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
public final class FixMojo extends FilterMojo {
    /**
     * Edits to make. safe: after which the code does something else only in the outcome that the finding is about. suggested: also
     * those that someone has to look at.
     */
    @Parameter(property = "wouldblock.fix", defaultValue = "safe")
    private String fix;

    /** Print the edits as a unified diff, and change nothing. */
    @Parameter(property = "wouldblock.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Inject
    FixMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    void run() throws UserException {
        Set<Safety> wanted = wanted();
        // Generated sources are not for edits.
        ModuleCode code =
                code(project()).withoutTextsBelow(Path.of(project().getBuild().getDirectory()));
        if (code.isEmpty() || code.texts().isEmpty()) {
            getLog().info("no sources to edit");
            return;
        }
        Pages pages = Pages.load();
        ScanInputs inputs = inputs(project(), code);
        SourceRoots sources = sources(code);
        Analysis analysis = Analysis.of(inputs, pages, effort());
        Filtered filtered = filter(project(), pages, changes()).apply(analysis, sources);
        warn(remarks(analysis.remarks(), filtered.remarks()));
        warn(skipped(filtered.result()));
        List<Finding> findings = filtered.result().findings();
        FixPlan plan = FixPlan.make(inputs, pages, effort(), findings, sources, wanted);
        int made = 0;
        int files = 0;
        int changed = 0;
        for (FixedFile file : plan.files()) {
            if (dryRun ? show(file, sources) : write(file)) {
                made += file.fixed().size();
                files++;
            } else if (!dryRun) {
                changed++;
            }
        }
        getLog().info(count(made, "edit") + (dryRun ? " in " : " made in ") + count(files, "file") + ", "
                + count(findings.size() - made, "finding") + " left");
        if (!plan.postponed().isEmpty()) {
            getLog().info(count(plan.postponed().size(), "edit")
                    + " left: compile and run this goal again, they meet others in the same code");
        }
        if (changed > 0) {
            throw new UserException(count(changed, "file") + " changed since the analysis: run this goal again");
        }
    }

    private Set<Safety> wanted() throws UserException {
        return switch (fix) {
            case "safe" -> EnumSet.of(Safety.SAFE);
            case "suggested" -> EnumSet.range(Safety.SAFE, Safety.SUGGESTED);
            default -> throw new UserException("fix: no kind of edits '" + fix + "', there are safe and suggested");
        };
    }

    /** @return whether it could be shown */
    private boolean show(FixedFile file, SourceRoots sources) {
        Optional<String> diff = file.diff(sources.path(file.path()));
        if (diff.isEmpty()) {
            getLog().warn(file.path() + ": not UTF-8, so that its edits can not be shown");
            return false;
        }
        getLog().info("\n" + diff.get());
        return true;
    }

    /** @return whether it was written */
    private boolean write(FixedFile file) throws UserException {
        try {
            if (!file.write()) {
                getLog().warn(file.path() + ": has changed since it was read, and is left alone");
                return false;
            }
            getLog().info(count(file.fixed().size(), "edit") + " made in " + file.path());
            return true;
        } catch (IOException e) {
            throw new UserException("cannot write " + file.path() + ": " + Problems.reason(e), e);
        }
    }
}
