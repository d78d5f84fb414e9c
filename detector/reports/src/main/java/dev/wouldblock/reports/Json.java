package dev.wouldblock.reports;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.Writer;

/** How our JSON is written. */
final class Json {
    private Json() {}

    /** Indented by two blanks. Angle brackets are escaped, so that a page may hold the text. */
    static JsonWriter writer(Writer out) {
        JsonWriter json = new JsonWriter(out);
        json.setFormattingStyle(FormattingStyle.PRETTY);
        json.setHtmlSafe(true);
        return json;
    }

    /** Everything on one line. */
    static JsonWriter lineWriter(Writer out) {
        JsonWriter json = new JsonWriter(out);
        json.setHtmlSafe(true);
        return json;
    }
}
