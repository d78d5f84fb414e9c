package dev.wouldblock.reports;

import com.google.gson.stream.JsonWriter;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.reports.sources.SourceText;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of a run in SARIF: one for each finding, the suppressed ones marked. */
final class SarifResults {
    /** GitHub takes 10,000 steps of a path and shows 1,000; it takes 1,000 related locations and shows 100. */
    private static final int MOST_STEPS = 1000;

    private static final int MOST_RELATED = 100;

    private final Map<String, Integer> ruleIndexes = new HashMap<>();
    private final JsonWriter json;
    /** Of the file that was last asked for: findings come file by file. */
    private Optional<Map.Entry<SourceText, LineHashes>> hashes = Optional.empty();

    SarifResults(Collection<RulePage> rules, JsonWriter json) {
        this.json = json;
        for (RulePage rule : rules) {
            ruleIndexes.put(rule.id(), ruleIndexes.size());
        }
    }

    /** @param by who suppressed it; empty for a finding that counts */
    void write(Entry entry, Optional<Suppressed.By> by) throws IOException {
        json.beginObject();
        json.name("ruleId").value(entry.rule().id());
        json.name("ruleIndex").value(ruleIndexes.get(entry.rule().id()));
        json.name("level").value(entry.level().word());
        SarifPlaces.writeMessage(entry.finding().message(), json);
        json.name("locations").beginArray().beginObject();
        SarifPlaces.writeFlagged(entry.place(), json);
        json.endObject().endArray();
        writeFingerprints(entry);
        writeCodeFlow(entry.steps());
        writeRelatedLocations(entry);
        if (entry.edit().isPresent()) {
            writeFix(entry.edit().get(), entry.place());
        }
        if (by.isPresent()) {
            json.name("suppressions").beginArray().beginObject();
            json.name("kind").value(by.get() == Suppressed.By.SOURCE ? "inSource" : "external");
            json.endObject().endArray();
        }
        writeProperties(entry);
        json.endObject();
    }

    private void writeFingerprints(Entry entry) throws IOException {
        json.name("partialFingerprints").beginObject();
        Optional<String> hash = entry.place()
                .text()
                .flatMap(text -> hashes(text).line(entry.place().line()));
        if (hash.isPresent()) {
            json.name("primaryLocationLineHash").value(hash.get());
        }
        json.name("wouldblock/v1").value(entry.finding().fingerprint()).endObject();
    }

    private LineHashes hashes(SourceText text) {
        Map.Entry<SourceText, LineHashes> known =
                hashes.filter(last -> last.getKey() == text).orElseGet(() -> Map.entry(text, LineHashes.of(text)));
        hashes = Optional.of(known);
        return known.getValue();
    }

    private void writeCodeFlow(List<Entry.Step> steps) throws IOException {
        json.name("codeFlows").beginArray().beginObject();
        json.name("threadFlows").beginArray().beginObject();
        json.name("locations").beginArray();
        for (Entry.Step step : steps.subList(0, Math.min(MOST_STEPS, steps.size()))) {
            json.beginObject();
            json.name("location").beginObject();
            SarifPlaces.writePlace(step.place(), json);
            SarifPlaces.writeMessage(step.phrase(), json);
            json.endObject();
            json.name("nestingLevel").value(step.depth());
            json.name("executionOrder").value(step.number());
            json.endObject();
        }
        json.endArray();
        json.endObject().endArray();
        json.endObject().endArray();
    }

    /** The steps on other lines than the flagged one, under their numbers in the path. */
    private void writeRelatedLocations(Entry entry) throws IOException {
        json.name("relatedLocations").beginArray();
        List<Entry.Step> elsewhere = entry.steps().stream()
                .filter(step -> !step.place().isSameLine(entry.place()))
                .limit(MOST_RELATED)
                .toList();
        for (Entry.Step step : elsewhere) {
            json.beginObject();
            json.name("id").value(step.number());
            SarifPlaces.writePlace(step.place(), json);
            SarifPlaces.writeMessage(step.phrase(), json);
            json.endObject();
        }
        json.endArray();
    }

    private void writeFix(ShownEdit edit, Place place) throws IOException {
        json.name("fixes").beginArray().beginObject();
        json.name("description").beginObject();
        json.name("text").value(edit.edit().title()).endObject();
        json.name("artifactChanges").beginArray().beginObject();
        json.name("artifactLocation").beginObject();
        json.name("uri").value(UriPath.encode(place.path())).endObject();
        json.name("replacements").beginArray();
        for (ShownEdit.Part part : edit.parts()) {
            json.beginObject();
            json.name("deletedRegion").beginObject();
            json.name("startLine").value(part.start().line());
            json.name("startColumn").value(part.start().column());
            json.name("endLine").value(part.end().line());
            json.name("endColumn").value(part.end().column()).endObject();
            json.name("insertedContent").beginObject();
            json.name("text").jsonValue(Json.exact(part.text())).endObject();
            json.endObject();
        }
        json.endArray();
        json.endObject().endArray();
        json.name("properties").beginObject();
        json.name("safety").value(edit.safety()).endObject();
        json.endObject().endArray();
    }

    private void writeProperties(Entry entry) throws IOException {
        json.name("properties").beginObject();
        json.name("confidence").value(entry.confidence());
        json.name("engines").beginArray();
        for (String engine : entry.finding().engines().stream().sorted().toList()) {
            json.value(engine);
        }
        json.endArray();
        json.name("fix").value(entry.finding().fix());
        json.name("fixes").beginArray();
        for (String fix : entry.finding().fixes()) {
            json.value(fix);
        }
        json.endArray();
        json.endObject();
    }
}
