package dev.wouldblock.spotbugs;

import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.reports.sources.SourceText;
import dev.wouldblock.reports.sources.SourceTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sources of the host as a report shows them. A file that is no longer the one that was compiled has a path, and no
 * lines to show: those at the numbers that the class file knows are others by now.
 */
final class ReportSources implements SourceTexts {
    private final SourceRoots folders;
    private final Map<String, Optional<SourceText>> packed = new HashMap<>();
    private final Set<String> stale = new HashSet<>();

    private ReportSources(SourceRoots folders) {
        this.folders = folders;
    }

    /**
     * What the host was told of, for a report about some findings.
     *
     * @param base where paths start, when it is not the repository of the sources
     * @throws IOException if one of the folders is gone
     */
    static ReportSources of(List<Finding> findings, Optional<Path> base) throws IOException {
        List<Path> folders = HostSources.folders();
        Path top = base.orElseGet(() -> repository(folders));
        ReportSources sources = new ReportSources(SourceRoots.of(top, folders));
        findings.stream()
                .collect(Collectors.groupingBy(finding -> finding.location().sourceFile()))
                .forEach((file, here) -> {
                    if (!sources.isCurrent(file, here)) {
                        sources.stale.add(file);
                    }
                });
        return sources;
    }

    /** A host may run anywhere, an IDE in the folder that it is installed in: where the sources are tells more. */
    private static Path repository(List<Path> folders) {
        for (Path folder : folders) {
            Path top = SourceRoots.repository(folder);
            if (Files.exists(top.resolve(".git"))) {
                return top;
            }
        }
        return SourceRoots.repository(Path.of(""));
    }

    @Override
    public String path(Location location) {
        return folders.path(location);
    }

    @Override
    public Optional<SourceText> text(Location location) {
        return stale.contains(location.sourceFile()) ? Optional.empty() : anyText(location);
    }

    private Optional<SourceText> anyText(Location location) {
        return folders.text(location)
                .or(() -> packed.computeIfAbsent(location.sourceFile(), file -> HostSources.text(file)));
    }

    /** Whether each call is on its line, and one of them was found in its class and method, too. */
    private boolean isCurrent(String file, List<Finding> findings) {
        // Columns come from the sources, but not from those in other languages.
        boolean isConfirmed = !file.endsWith(".java")
                || findings.stream()
                        .anyMatch(finding -> finding.location().position().column() > 0);
        return isConfirmed && findings.stream().allMatch(this::hasCall);
    }

    private boolean hasCall(Finding finding) {
        String call = finding.call();
        String name = call.substring(call.lastIndexOf('.') + 1);
        return anyText(finding.location())
                .flatMap(text -> text.line(finding.location().position().line()))
                .filter(line -> line.contains(name))
                .isPresent();
    }
}
