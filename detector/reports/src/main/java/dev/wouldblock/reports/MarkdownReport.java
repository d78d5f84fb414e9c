package dev.wouldblock.reports;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Markdown for the summary of a job and for a comment on a change. */
final class MarkdownReport implements Report {
    /** GitHub takes a summary of 1 MiB for a step, and nothing at all of a longer one. A part is left to other tools. */
    static final int MOST_BYTES = 900_000;

    private final ReportContext context;
    private final Entries entries;

    MarkdownReport(ReportContext context) {
        this.context = context;
        this.entries = new Entries(context);
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        out.write("## wouldblock\n\n" + Summary.sentence(result, context) + ".\n\n");
        Optional<String> incomplete = Summary.incomplete(result);
        if (incomplete.isPresent()) {
            out.write("**" + Markdown.text(incomplete.get()) + ".**\n\n");
        }
        if (result.findings().isEmpty()) {
            return;
        }
        out.write("| rule | what | findings |\n|---|---|---:|\n");
        for (var count : Summary.byRule(result).entrySet()) {
            String title = context.pages()
                    .rule(count.getKey())
                    .map(rule -> Markdown.text(rule.title()))
                    .orElse("");
            out.write("| " + Markdown.code(count.getKey()) + " | " + title + " | " + count.getValue() + " |\n");
        }
        out.write("\n");
        writeFindings(result, out);
    }

    private void writeFindings(AnalysisResult result, Writer out) throws IOException {
        int bytes = 0;
        List<Entry> all = entries.byImportance(result);
        for (int i = 0; i < all.size(); i++) {
            String block = block(all.get(i));
            bytes += block.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                out.write("**" + Summary.count(all.size() - i, "more finding")
                        + "** left out, since a summary may not be longer; the other reports have all.\n");
                return;
            }
            out.write(block);
        }
    }

    private static String block(Entry entry) {
        StringBuilder block = new StringBuilder("### " + entry.level().word() + ": "
                + Markdown.code(entry.place().shown()) + "\n\n"
                + Markdown.code(entry.rule().id()) + ": "
                + Markdown.text(entry.message()) + "\n\n");
        entry.place()
                .sourceLine()
                .ifPresent(line -> block.append(Markdown.block(
                        "java", Snippet.of(line.strip(), Optional.empty()).text())));
        for (Entry.Step step : entry.steps()) {
            block.append(step.number() + ". " + Markdown.text(step.phrase()) + " ("
                    + Markdown.code(step.place().shown()) + ")\n");
        }
        block.append("\n**Fix:** ").append(advice(entry.fixes().get(0))).append("\n\n");
        for (FixPage other : entry.fixes().subList(1, entry.fixes().size())) {
            block.append("- or: " + advice(other) + ", when " + Markdown.text(other.when()) + "\n");
        }
        return block.append(entry.fixes().size() > 1 ? "\n" : "").toString();
    }

    private static String advice(FixPage fix) {
        return Markdown.text(fix.clause()) + " (" + Markdown.code(fix.id()) + ")";
    }
}
