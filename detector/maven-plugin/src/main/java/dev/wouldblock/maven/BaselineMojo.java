package dev.wouldblock.maven;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.input.Problems;
import dev.wouldblock.reports.ReportFile;
import dev.wouldblock.reports.baseline.Baseline;
import dev.wouldblock.scan.Analysis;
import dev.wouldblock.scan.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;

/** Notes what is found today in a file of each module, so that check fails on new findings alone. */
@Mojo(name = "baseline", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
public final class BaselineMojo extends ScanMojo {
    /** The file of known findings in the folder of a module, when nobody names another. */
    static final String FILE = "wouldblock.baseline";

    /** File to write, seen from the folder of the module; it has to be below it. Without findings none is made. */
    @Parameter(property = "wouldblock.baseline", defaultValue = FILE)
    private String baseline;

    @Inject
    BaselineMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    void run() throws UserException {
        ModuleCode code = code(project());
        if (code.isEmpty()) {
            getLog().info("no code to look at");
            return;
        }
        Path file = file();
        Analysis analysis = Analysis.of(inputs(project(), code), Pages.load(), effort());
        AnalysisResult result = analysis.result();
        warn(remarks(analysis.remarks(), List.of()));
        warn(skipped(result));
        if (result.findings().isEmpty() && !Files.exists(file)) {
            getLog().info("nothing is found, so there is nothing to note");
            return;
        }
        try {
            ReportFile.write(file, out -> Baseline.write(result.findings(), out));
        } catch (IOException e) {
            throw new UserException("cannot write " + file + ": " + Problems.reason(e), e);
        }
        getLog().info(count(result.findings().size(), "known finding") + " written to " + file);
    }

    /** Modules that share a file would overwrite what the others wrote. */
    private Path file() throws UserException {
        Path folder = project().getBasedir().toPath();
        Path file = baseline(project(), baseline);
        if (!file.startsWith(folder)) {
            throw new UserException("baseline: each module has its own file, and " + file + " is not below " + folder);
        }
        return file;
    }
}
