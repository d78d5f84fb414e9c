package dev.wouldblock.reports;

import com.google.gson.stream.JsonWriter;
import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One diagnostic of reviewdog's format on each line. */
final class RdjsonlReport implements Report {
    private final Entries entries;

    RdjsonlReport(ReportContext context) {
        this.entries = new Entries(context);
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        for (Entry entry : entries.all(result)) {
            StringWriter line = new StringWriter();
            writeEntry(entry, Json.lineWriter(line));
            out.write(line + "\n");
        }
    }

    private static void writeEntry(Entry entry, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("message").value(entry.message());
        writeLocation(entry.place(), json);
        json.name("severity").value(severity(entry.level()));
        json.name("source").beginObject();
        json.name("name").value("wouldblock").endObject();
        json.name("code").beginObject();
        json.name("value").value(entry.rule().id()).endObject();
        json.name("related_locations").beginArray();
        for (Entry.Step step : entry.steps()) {
            if (!step.place().isSameLine(entry.place())) {
                json.beginObject();
                json.name("message").value(step.number() + ". " + step.phrase());
                writeLocation(step.place(), json);
                json.endObject();
            }
        }
        json.endArray();
        Optional<ShownEdit.Part> suggestion = entry.edit().flatMap(ShownEdit::whole);
        if (suggestion.isPresent()) {
            writeSuggestion(suggestion.get(), entry.place(), json);
        }
        json.endObject();
    }

    /** One that does all of the edit: a reader may take any of several. */
    private static void writeSuggestion(ShownEdit.Part whole, Place place, JsonWriter json) throws IOException {
        json.name("suggestions").beginArray().beginObject();
        json.name("range").beginObject();
        json.name("start").beginObject();
        json.name("line").value(whole.start().line());
        json.name("column").value(whole.start().column()).endObject();
        String last = place.at(whole.end().line()).sourceLine().orElse("");
        json.name("end").beginObject();
        json.name("line").value(whole.end().line());
        json.name("column").value(byteColumn(last, whole.end().column())).endObject();
        json.endObject();
        json.name("text").jsonValue(Json.exact(whole.text()));
        json.endObject().endArray();
    }

    private static void writeLocation(Place place, JsonWriter json) throws IOException {
        json.name("location").beginObject();
        json.name("path").value(Shown.line(place.path()));
        if (place.line() > 0) {
            Optional<Place.Range> bytes = place.range().flatMap(range -> inBytes(range, place));
            json.name("range").beginObject();
            json.name("start").beginObject();
            json.name("line").value(place.line());
            if (bytes.isPresent()) {
                json.name("column").value(bytes.get().start());
            }
            json.endObject();
            if (bytes.isPresent()) {
                json.name("end").beginObject();
                json.name("line").value(place.line());
                json.name("column").value(bytes.get().end()).endObject();
            }
            json.endObject();
        }
        json.endObject();
    }

    /** The format counts the bytes of UTF-8, so that columns are only known with the text. */
    private static Optional<Place.Range> inBytes(Place.Range range, Place place) {
        return place.sourceLine()
                .map(line -> new Place.Range(byteColumn(line, range.start()), byteColumn(line, range.end())));
    }

    private static int byteColumn(String line, int column) {
        return line.substring(0, column - 1).getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private static String severity(Level level) {
        return switch (level) {
            case ERROR -> "ERROR";
            case WARNING -> "WARNING";
            case NOTE -> "INFO";
        };
    }
}
