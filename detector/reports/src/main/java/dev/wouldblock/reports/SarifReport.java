package dev.wouldblock.reports;

import com.google.gson.stream.JsonWriter;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * SARIF 2.1.0 with one run. What a code scanning service is known to want decides where the
 * standard leaves a choice: paths are relative without a base, the flagged region is one line, and
 * the rest of the path stands in {@code codeFlows} and {@code relatedLocations}.
 */
final class SarifReport implements Report {
    private final ReportContext context;
    private final Entries entries;
    private final SarifLimits limits;

    SarifReport(ReportContext context) {
        this(context, SarifLimits.GITHUB);
    }

    SarifReport(ReportContext context, SarifLimits limits) {
        this.context = context;
        this.entries = new Entries(context);
        this.limits = limits;
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        List<RulePage> rules = List.copyOf(context.pages().rules());
        PackedSize size = new PackedSize(out);
        JsonWriter json = Json.writer(size);
        json.beginObject();
        json.name("$schema").value("https://json.schemastore.org/sarif-2.1.0.json");
        json.name("version").value("2.1.0");
        json.name("runs").beginArray().beginObject();
        SarifRules.writeTool(rules, context, json);
        json.name("automationDetails").beginObject();
        json.name("id").value("wouldblock/").endObject();
        json.name("columnKind").value("utf16CodeUnits");
        json.name("results").beginArray();
        int left = writeResults(result, new SarifResults(rules, json), size);
        json.endArray();
        writeInvocation(result, left, json);
        json.endObject().endArray();
        json.endObject();
        out.write('\n');
    }

    /** @return how many findings there was no room for */
    private int writeResults(AnalysisResult result, SarifResults results, PackedSize size) throws IOException {
        List<Entry> shown = entries.atMost(limits.results(), result);
        int left = result.findings().size() - shown.size();
        for (int i = 0; i < shown.size(); i++) {
            if (size.bytes() > limits.packedBytes()) {
                return left + shown.size() - i;
            }
            results.write(shown.get(i), Optional.empty());
        }
        int room = limits.results() - shown.size();
        for (Suppressed suppressed : context.suppressed()) {
            if (room-- <= 0 || size.bytes() > limits.packedBytes()) {
                // Nobody misses a finding that is not to be shown.
                break;
            }
            results.write(entries.of(suppressed.finding()), Optional.of(suppressed.by()));
        }
        return left;
    }

    private static void writeInvocation(AnalysisResult result, int left, JsonWriter json) throws IOException {
        json.name("invocations").beginArray().beginObject();
        json.name("executionSuccessful").value(result.isComplete());
        json.name("toolExecutionNotifications").beginArray();
        if (left > 0) {
            writeNotification(
                    "warning",
                    Summary.count(left, "finding") + " left out: a code scanning service takes no more",
                    json);
        }
        for (Diagnostic diagnostic : result.diagnostics()) {
            writeNotification("error", diagnostic.toString(), json);
        }
        json.endArray();
        json.endObject().endArray();
    }

    private static void writeNotification(String level, String text, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("level").value(level);
        SarifPlaces.writeMessage(text, json);
        json.endObject();
    }
}
