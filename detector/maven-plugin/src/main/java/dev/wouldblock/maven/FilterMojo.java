package dev.wouldblock.maven;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.reports.changes.ChangedLines;
import dev.wouldblock.scan.Filter;
import dev.wouldblock.scan.GitChanges;
import dev.wouldblock.scan.KnownFindings;
import dev.wouldblock.scan.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** What the goals that report findings have in common: which ones they are. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
abstract class FilterMojo extends ScanMojo {
    /** Report these rules only. The profile has to include them. */
    @Parameter(property = "wouldblock.select")
    private List<String> select = new ArrayList<>();

    /** Do not report these rules. */
    @Parameter(property = "wouldblock.ignore")
    private List<String> ignore = new ArrayList<>();

    /**
     * File of known findings, which are not reported, seen from the folder of the module: each module has its own. The goal
     * baseline writes it. A module without it has none.
     */
    @Parameter(property = "wouldblock.baseline", defaultValue = BaselineMojo.FILE)
    private String baseline;

    /**
     * Report only findings with a changed line: changed since HEAD and this branch, tag or commit parted, as in a pull
     * request. What is not committed counts too.
     */
    @Parameter(property = "wouldblock.diff")
    private @Nullable String diff;

    FilterMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    final Filter filter(MavenProject module, Pages pages, Optional<ChangedLines> changes) throws UserException {
        checkRules(select, "select", pages);
        checkRules(ignore, "ignore", pages);
        return new Filter(new LinkedHashSet<>(select), new LinkedHashSet<>(ignore), known(module), changes);
    }

    /** The lines under review, if only these matter. */
    final Optional<ChangedLines> changes() throws UserException {
        if (diff == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(GitChanges.since(diff, base()));
        } catch (UserException e) {
            throw e.about("diff " + diff);
        }
    }

    private Optional<KnownFindings> known(MavenProject module) throws UserException {
        Path file = baseline(module, baseline);
        if (Files.exists(file)) {
            return Optional.of(KnownFindings.read(file));
        }
        if (!baseline.equals(BaselineMojo.FILE)) {
            getLog().info("no known findings: there is no " + file);
        }
        return Optional.empty();
    }

    private static void checkRules(List<String> ids, String parameter, Pages pages) throws UserException {
        try {
            Filter.checkRules(ids, pages, RULES);
        } catch (UserException e) {
            throw e.about(parameter);
        }
    }
}
