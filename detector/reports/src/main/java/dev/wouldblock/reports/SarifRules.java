package dev.wouldblock.reports;

import com.google.gson.stream.JsonWriter;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.Confidence;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The {@code tool} object of a run: who found it, and every rule with its page. */
final class SarifRules {
    /** GitHub cuts a description beyond this length. */
    private static final int LONGEST_DESCRIPTION = 1024;

    private SarifRules() {}

    static void writeTool(List<RulePage> rules, ReportContext context, JsonWriter json) throws IOException {
        json.name("tool").beginObject();
        json.name("driver").beginObject();
        json.name("name").value("wouldblock");
        json.name("fullName").value("wouldblock " + context.version());
        json.name("version").value(context.version());
        json.name("semanticVersion").value(context.version());
        json.name("rules").beginArray();
        for (RulePage rule : rules) {
            writeRule(rule, context.pages(), json);
        }
        json.endArray();
        json.endObject().endObject();
    }

    private static void writeRule(RulePage rule, Pages pages, JsonWriter json) throws IOException {
        Level level = Level.of(rule.severity());
        json.beginObject();
        json.name("id").value(rule.id());
        json.name("name").value(camelCase(rule.id()));
        writeText("shortDescription", rule.title(), json);
        writeText("fullDescription", Shown.atMost(LONGEST_DESCRIPTION, PageText.opening(rule.markdown())), json);
        json.name("help").beginObject();
        json.name("text").value(PageText.plain(rule.markdown()));
        json.name("markdown").value(help(rule, pages)).endObject();
        json.name("defaultConfiguration").beginObject();
        json.name("level").value(level.word()).endObject();
        json.name("properties").beginObject();
        json.name("precision").value(precision(rule.confidence()));
        json.name("problem.severity").value(level.problem());
        json.name("tags").beginArray();
        json.value("wouldblock").value("non-blocking-io").value(weakness(rule.cwe()));
        json.endArray();
        json.endObject();
        json.endObject();
    }

    /** The page and those of its fixes: no link leads out of what the service shows. */
    private static String help(RulePage rule, Pages pages) {
        StringBuilder help = new StringBuilder(PageText.markdown(rule.markdown()));
        for (String id : rule.fixes()) {
            pages.fix(id)
                    .ifPresent(fix -> help.append("\n---\n\n## " + fix.title() + " (`" + fix.id() + "`)\n\n")
                            .append(PageText.below(PageText.markdown(fix.markdown()))));
        }
        return help.toString();
    }

    private static void writeText(String name, String text, JsonWriter json) throws IOException {
        json.name(name).beginObject();
        json.name("text").value(text).endObject();
    }

    /** {@code WB_WRITE_IGNORED} is {@code WriteIgnored}. */
    private static String camelCase(String id) {
        return Arrays.stream(id.split("_"))
                .skip(1)
                .map(word -> word.substring(0, 1) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String precision(Confidence confidence) {
        return switch (confidence) {
            case HIGH -> "high";
            case NORMAL -> "medium";
            case LOW -> "low";
        };
    }

    /** The tag by which code scanning services know a CWE number, of three digits at least. */
    private static String weakness(int cwe) {
        String number = Integer.toString(cwe);
        return "external/cwe/cwe-" + "0".repeat(Math.max(0, 3 - number.length())) + number;
    }
}
