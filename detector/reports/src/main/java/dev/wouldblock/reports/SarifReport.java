package dev.wouldblock.reports;

import com.google.gson.stream.JsonWriter;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.TraceStep;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * SARIF 2.1.0 with one run. What a code scanning service is known to want decides where the
 * standard leaves a choice: paths are relative without a base, the flagged region is one line, and
 * the rest of the path stands in {@code codeFlows} and {@code relatedLocations}.
 */
final class SarifReport implements Report {
    /** A message beyond this length makes GitLab skip the result. */
    private static final int LONGEST_MESSAGE = 2048;

    private final PageIndex pages;
    private final List<RulePage> rules;
    private final Map<String, Integer> ruleIndexes = new HashMap<>();
    private final String version;

    SarifReport(Pages pages, String version) {
        this.pages = new PageIndex(pages);
        this.rules = List.copyOf(pages.rules());
        this.version = version;
        for (RulePage rule : rules) {
            ruleIndexes.put(rule.id(), ruleIndexes.size());
        }
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.setIndent("  ");
        json.beginObject();
        json.name("$schema").value("https://json.schemastore.org/sarif-2.1.0.json");
        json.name("version").value("2.1.0");
        json.name("runs").beginArray().beginObject();
        SarifRules.writeTool(rules, version, json);
        json.name("automationDetails").beginObject();
        json.name("id").value("wouldblock/").endObject();
        json.name("columnKind").value("utf16CodeUnits");
        writeInvocation(result, json);
        json.name("results").beginArray();
        for (Finding finding : result.findings()) {
            writeResult(finding, json);
        }
        json.endArray();
        json.endObject().endArray();
        json.endObject();
        out.write('\n');
    }

    private static void writeInvocation(AnalysisResult result, JsonWriter json) throws IOException {
        json.name("invocations").beginArray().beginObject();
        json.name("executionSuccessful").value(result.isComplete());
        json.name("toolExecutionNotifications").beginArray();
        for (Diagnostic diagnostic : result.diagnostics()) {
            json.beginObject();
            json.name("level").value("error");
            writeMessage(diagnostic.toString(), json);
            json.endObject();
        }
        json.endArray();
        json.endObject().endArray();
    }

    private void writeResult(Finding finding, JsonWriter json) throws IOException {
        // The level is looked up first: a rule without a page has no index either.
        Level level = pages.level(finding);
        json.beginObject();
        json.name("ruleId").value(finding.rule());
        json.name("ruleIndex").value(ruleIndexes.get(finding.rule()));
        json.name("level").value(level.word());
        writeMessage(finding.message(), json);
        json.name("locations").beginArray().beginObject();
        writePlace(finding.location(), json);
        json.endObject().endArray();
        json.name("partialFingerprints").beginObject();
        json.name("wouldblock/v1").value(finding.fingerprint()).endObject();
        writeCodeFlow(finding.trace(), json);
        writeRelatedLocations(finding, json);
        writeProperties(finding, json);
        json.endObject();
    }

    private static void writeCodeFlow(List<TraceStep> trace, JsonWriter json) throws IOException {
        json.name("codeFlows").beginArray().beginObject();
        json.name("threadFlows").beginArray().beginObject();
        json.name("locations").beginArray();
        int order = 1;
        for (TraceStep step : trace) {
            json.beginObject();
            json.name("location").beginObject();
            writePlace(step.location(), json);
            writeMessage(step.phrase(), json);
            json.endObject();
            json.name("nestingLevel").value(step.depth());
            json.name("executionOrder").value(order++);
            json.endObject();
        }
        json.endArray();
        json.endObject().endArray();
        json.endObject().endArray();
    }

    /** The steps on other lines than the flagged one, under their numbers in the path. */
    private static void writeRelatedLocations(Finding finding, JsonWriter json) throws IOException {
        json.name("relatedLocations").beginArray();
        int number = 1;
        for (TraceStep step : finding.trace()) {
            if (!isSameLine(step.location(), finding.location())) {
                json.beginObject();
                json.name("id").value(number);
                writePlace(step.location(), json);
                writeMessage(step.phrase(), json);
                json.endObject();
            }
            number++;
        }
        json.endArray();
    }

    private static boolean isSameLine(Location one, Location other) {
        return one.sourceFile().equals(other.sourceFile())
                && one.position().line() == other.position().line();
    }

    private static void writeProperties(Finding finding, JsonWriter json) throws IOException {
        json.name("properties").beginObject();
        json.name("confidence").value(finding.confidence().name().toLowerCase(Locale.ROOT));
        json.name("engines").beginArray();
        for (String engine : finding.engines().stream().sorted().toList()) {
            json.value(engine);
        }
        json.endArray();
        json.name("fix").value(finding.fix());
        json.name("fixes").beginArray();
        for (String fix : finding.fixes()) {
            json.value(fix);
        }
        json.endArray();
        json.endObject();
    }

    private static void writePlace(Location location, JsonWriter json) throws IOException {
        json.name("physicalLocation").beginObject();
        json.name("artifactLocation").beginObject();
        json.name("uri").value(UriPath.encode(location.sourceFile())).endObject();
        if (location.position().isKnown()) {
            json.name("region").beginObject();
            json.name("startLine").value(location.position().line());
            if (location.position().column() > 0) {
                json.name("startColumn").value(location.position().column());
            }
            if (location.position().column() > 0 && location.position().endColumn() > 0) {
                json.name("endColumn").value(location.position().endColumn());
            }
            json.endObject();
        }
        json.endObject();
        json.name("logicalLocations").beginArray().beginObject();
        json.name("fullyQualifiedName").value(Shown.line(location.qualifiedMethod()));
        json.name("kind").value("function");
        json.endObject().endArray();
    }

    private static void writeMessage(String text, JsonWriter json) throws IOException {
        json.name("message").beginObject();
        json.name("text").value(Shown.atMost(LONGEST_MESSAGE, Shown.line(text))).endObject();
    }
}
