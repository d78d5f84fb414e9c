package dev.wouldblock.reports;

import dev.wouldblock.catalog.Pages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats a user can ask for. */
public enum ReportFormat {
    /** For people: the message, the path to it and the fixes. */
    TEXT("text"),
    /** One line per finding, for editors and {@code grep}. */
    CONCISE("concise"),
    /** SARIF 2.1.0, for code scanning services and review bots. */
    SARIF("sarif");

    private final String id;

    ReportFormat(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** @param version of the tool, as the report shows it */
    public Report create(Pages pages, String version) {
        return switch (this) {
            case TEXT -> new TextReport(pages);
            case CONCISE -> new ConciseReport(pages);
            case SARIF -> new SarifReport(pages, version);
        };
    }

    public static Optional<ReportFormat> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(ReportFormat::id).toList();
    }
}
