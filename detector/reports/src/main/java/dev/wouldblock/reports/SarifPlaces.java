package dev.wouldblock.reports;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Locations and messages in SARIF. */
final class SarifPlaces {
    private SarifPlaces() {}

    /** The flagged place: services reject one without a line, so an unknown one is 1, as compilers print it. */
    static void writeFlagged(Place place, JsonWriter json) throws IOException {
        writePlace(place.line() > 0 ? place : place.at(1), json);
    }

    /** Paths are relative without a base, since GitHub resolves none. */
    static void writePlace(Place place, JsonWriter json) throws IOException {
        json.name("physicalLocation").beginObject();
        json.name("artifactLocation").beginObject();
        json.name("uri").value(UriPath.encode(place.path())).endObject();
        if (place.line() > 0) {
            writeRegion(place, json);
        }
        json.endObject();
        json.name("logicalLocations").beginArray().beginObject();
        json.name("fullyQualifiedName").value(Entry.line(place.location().qualifiedMethod()));
        json.name("kind").value("function");
        json.endObject().endArray();
    }

    /**
     * One line, or GitHub shows no alert in a pull request that changes only the line of the call. Without columns of
     * the expression it is all that is written in the line.
     */
    private static void writeRegion(Place place, JsonWriter json) throws IOException {
        json.name("region").beginObject();
        json.name("startLine").value(place.line());
        json.name("endLine").value(place.line());
        Place.Range written = place.range()
                .or(() -> place.sourceLine().filter(line -> !line.isBlank()).map(SarifPlaces::written))
                .orElse(new Place.Range(place.column(), 0));
        if (written.start() > 0) {
            json.name("startColumn").value(written.start());
        }
        if (written.end() > 0) {
            json.name("endColumn").value(written.end());
        }
        json.endObject();
    }

    /** A text in brackets before one in parentheses would be a link: names from the analysed code get none. */
    static void writeMessage(String text, JsonWriter json) throws IOException {
        json.name("message").beginObject();
        json.name("text")
                .value(Entry.line(Shown.line(text).replace("](", "] (")))
                .endObject();
    }

    private static Place.Range written(String line) {
        int blanks = line.length() - line.stripLeading().length();
        return new Place.Range(blanks + 1, line.stripTrailing().length() + 1);
    }
}
