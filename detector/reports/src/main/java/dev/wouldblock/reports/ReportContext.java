package dev.wouldblock.reports;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.reports.fixes.Edits;
import dev.wouldblock.reports.sources.SourceTexts;
import java.util.List;

/**
 * What a report needs beyond the findings.
 *
 * @param version of the tool, as the report shows it
 * @param sources where the findings stand in the repository, and the lines there
 * @param changes lines under review
 * @param suppressed findings that are not among those of the result
 * @param edits of the source files, to show with the findings that they cure
 * @param colored whether the report goes to a terminal that takes colours
 */
public record ReportContext(
        Pages pages,
        String version,
        SourceTexts sources,
        Changes changes,
        List<Suppressed> suppressed,
        Edits edits,
        boolean colored) {
    public ReportContext {
        suppressed = List.copyOf(suppressed);
    }

    /** Without sources, changes, suppressed findings, edits and colours. */
    public static ReportContext of(Pages pages, String version) {
        return new ReportContext(pages, version, SourceTexts.NONE, Changes.NONE, List.of(), Edits.NONE, false);
    }

    public ReportContext with(SourceTexts known) {
        return new ReportContext(pages, version, known, changes, suppressed, edits, colored);
    }

    public ReportContext with(Changes known) {
        return new ReportContext(pages, version, sources, known, suppressed, edits, colored);
    }

    public ReportContext withSuppressed(List<Suppressed> known) {
        return new ReportContext(pages, version, sources, changes, known, edits, colored);
    }

    public ReportContext with(Edits known) {
        return new ReportContext(pages, version, sources, changes, suppressed, known, colored);
    }

    public ReportContext withColors(boolean wanted) {
        return new ReportContext(pages, version, sources, changes, suppressed, edits, wanted);
    }
}
