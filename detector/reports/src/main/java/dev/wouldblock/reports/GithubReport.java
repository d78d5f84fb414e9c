package dev.wouldblock.reports;

import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.Map;

/**
 * Workflow commands of GitHub Actions, which become annotations without any permission. GitHub shows ten of each level
 * for a step and drops the rest without a word: so the most important ones are annotated, and the rest is counted.
 */
final class GithubReport implements Report {
    static final int PER_LEVEL = 10;

    private final Entries entries;

    GithubReport(ReportContext context) {
        this.entries = new Entries(context);
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        Map<Level, Integer> used = new EnumMap<>(Level.class);
        int left = 0;
        for (Entry entry : entries.byImportance(result)) {
            if (used.merge(entry.level(), 1, Integer::sum) <= PER_LEVEL) {
                out.write(annotation(entry));
            } else {
                left++;
            }
        }
        if (left > 0) {
            // No command: it would take the place of a finding.
            out.write("wouldblock: " + Summary.count(left, "finding") + " not annotated, since GitHub shows "
                    + PER_LEVEL + " of each level for a step; the other reports have all\n");
        }
        out.write(Summary.incomplete(result)
                .map(line -> "wouldblock: " + line + "\n")
                .orElse(""));
    }

    private static String annotation(Entry entry) {
        Place place = entry.place();
        StringBuilder command = new StringBuilder("::" + command(entry.level()) + " file=")
                .append(property(Shown.line(place.path())))
                .append(",line=")
                .append(place.lineOrFirst())
                .append(",endLine=")
                .append(place.lineOrFirst());
        place.range()
                .ifPresent(range -> command.append(",col=")
                        .append(range.start())
                        .append(",endColumn=")
                        .append(range.end()));
        return command.append(",title=")
                .append(property(entry.rule().id() + ": " + entry.rule().title()))
                .append("::")
                .append(data(entry.message()))
                .append('\n')
                .toString();
    }

    private static String command(Level level) {
        return switch (level) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    /** The message of a command. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** A value before the message. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
