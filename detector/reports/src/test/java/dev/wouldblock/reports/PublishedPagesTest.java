package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.wouldblock.catalog.Pages;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What code scanning services show of the pages that we ship. */
class PublishedPagesTest {
    private final Pages pages = Pages.load();
    private final String report = sarif();
    private final List<JsonObject> rules = rules();

    @Test
    void everyRuleIsThereInTheOrderOfItsId() {
        assertThat(rules).isNotEmpty();
        assertThat(rules.stream().map(rule -> rule.get("id").getAsString()))
                .containsExactlyElementsOf(
                        pages.rules().stream().map(rule -> rule.id()).toList())
                .isSorted();
        assertThat(rules.stream().map(rule -> rule.get("name").getAsString())).doesNotHaveDuplicates();
    }

    @Test
    void obeysTheSchema() throws IOException {
        assertThat(Schemas.errors(Schemas.SARIF, report)).isEmpty();
    }

    @Test
    void descriptionsFit() {
        assertThat(rules).allSatisfy(rule -> {
            assertThat(text(rule, "shortDescription", "text")).hasSizeBetween(10, 255);
            assertThat(text(rule, "fullDescription", "text"))
                    .hasSizeBetween(40, 1024)
                    .endsWith(".");
        });
    }

    @Test
    void helpStandsAlone() {
        assertThat(rules).allSatisfy(rule -> {
            assertThat(text(rule, "help", "markdown"))
                    .startsWith("## What it flags")
                    .doesNotContain("](../", "](WB_", "](#", "<!--");
            assertThat(text(rule, "help", "text")).startsWith("What it flags").doesNotContain("```", "](", "<!--");
        });
    }

    private static String text(JsonObject rule, String object, String member) {
        return rule.getAsJsonObject(object).get(member).getAsString();
    }

    private List<JsonObject> rules() {
        JsonArray runs = JsonParser.parseString(report).getAsJsonObject().getAsJsonArray("runs");
        JsonObject tool = runs.get(0).getAsJsonObject().getAsJsonObject("tool");
        return tool.getAsJsonObject("driver").getAsJsonArray("rules").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private String sarif() {
        StringWriter out = new StringWriter();
        try {
            ReportFormat.SARIF.create(ReportContext.of(pages, "1.2.3")).write(Samples.EMPTY, out);
        } catch (IOException e) {
            throw new AssertionError("a StringWriter failed", e);
        }
        return out.toString();
    }
}
