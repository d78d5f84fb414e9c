package dev.wouldblock.spotbugs;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.reports.ReportContext;
import dev.wouldblock.reports.ReportFile;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.BugReporter;
import edu.umd.cs.findbugs.ComponentPlugin;
import edu.umd.cs.findbugs.bugReporter.BugReporterDecorator;
import edu.umd.cs.findbugs.classfile.Global;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the full reports, which carry more than the formats of SpotBugs can, from any host. It listens behind all
 * suppressions, filters and thresholds of the host, so a report has exactly the findings that the host shows.
 */
public final class ReportDecorator extends BugReporterDecorator {
    private final List<Settings.Target> targets = Settings.reports();
    /** Fingerprints. A host with several output formats reports each finding once for each of them. */
    private final Set<String> shown = new HashSet<>();

    /** The constructor that SpotBugs looks for. */
    public ReportDecorator(ComponentPlugin<BugReporterDecorator> plugin, BugReporter delegate) {
        super(plugin, delegate);
        if (!targets.isEmpty()) {
            delegate.addObserver(this::remember);
        }
    }

    @Override
    public void finish() {
        super.finish();
        if (!targets.isEmpty()) {
            writeReports();
        }
    }

    private void remember(BugInstance bug) {
        String fingerprint = bug.getProperty(BugInstances.FINGERPRINT);
        if (fingerprint != null) {
            shown.add(fingerprint);
        }
    }

    private void writeReports() {
        try {
            Optional<AnalysisResult> result =
                    Optional.ofNullable(Global.getAnalysisCache().getOptionalDatabase(AnalysisResult.class));
            if (result.isEmpty()) {
                // An empty report would say that all is well.
                Settings.complain("no report is written, because the detector saw no class");
                return;
            }
            AnalysisResult shown = onlyShown(result.get());
            ReportContext context =
                    ReportContext.of(Pages.load(), version()).with(ReportSources.of(shown.findings(), Settings.base()));
            for (Settings.Target target : targets) {
                write(shown, context, target);
            }
        } catch (Throwable failure) {
            Settings.complain("no report is written: " + failure);
        }
    }

    private AnalysisResult onlyShown(AnalysisResult all) {
        List<Finding> findings = all.findings().stream()
                .filter(finding -> shown.contains(finding.fingerprint()))
                .toList();
        return new AnalysisResult(findings, all.diagnostics(), all.classes(), all.files());
    }

    private static void write(AnalysisResult result, ReportContext context, Settings.Target target) {
        Path path = target.path().toAbsolutePath();
        try {
            Path folder = Objects.requireNonNull(path.getParent(), "parent of a file");
            // A link to a folder is there, but Java 17 refuses to "create" it.
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            ReportFile.write(path, out -> target.format().create(context).write(result, out));
        } catch (IOException e) {
            Settings.complain("can not write " + path + ": " + e);
        }
    }

    private static String version() {
        return Objects.requireNonNullElse(ReportDecorator.class.getPackage().getImplementationVersion(), "development");
    }
}
