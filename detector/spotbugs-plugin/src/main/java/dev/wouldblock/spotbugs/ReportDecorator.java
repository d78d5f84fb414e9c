package dev.wouldblock.spotbugs;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.reports.ReportContext;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.BugReporter;
import edu.umd.cs.findbugs.ComponentPlugin;
import edu.umd.cs.findbugs.bugReporter.BugReporterDecorator;
import edu.umd.cs.findbugs.classfile.Global;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
            for (Settings.Target target : targets) {
                write(onlyShown(result.get()), target);
            }
        } catch (Throwable failure) {
            Settings.complain("no report is written: " + failure);
        }
    }

    private AnalysisResult onlyShown(AnalysisResult all) {
        List<Finding> findings = all.findings().stream()
                .filter(finding -> shown.contains(finding.fingerprint()))
                .toList();
        return new AnalysisResult(findings, all.diagnostics(), all.classes());
    }

    private static void write(AnalysisResult result, Settings.Target target) {
        Path path = target.path().toAbsolutePath();
        try {
            Files.createDirectories(Objects.requireNonNull(path.getParent(), "parent of a file"));
            try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
                target.format()
                        .create(ReportContext.of(Pages.load(), version()))
                        .write(result, out);
            }
        } catch (IOException e) {
            Settings.complain("can not write " + path + ": " + e);
        }
    }

    private static String version() {
        return Objects.requireNonNullElse(ReportDecorator.class.getPackage().getImplementationVersion(), "development");
    }
}
