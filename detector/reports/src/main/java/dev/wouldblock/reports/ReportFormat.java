package dev.wouldblock.reports;

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

    public Report create(ReportContext context) {
        return switch (this) {
            case TEXT -> new TextReport(context.pages());
            case CONCISE -> new ConciseReport(context.pages());
            case SARIF -> new SarifReport(context.pages(), context.version());
        };
    }

    public static Optional<ReportFormat> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(ReportFormat::id).toList();
    }
}
