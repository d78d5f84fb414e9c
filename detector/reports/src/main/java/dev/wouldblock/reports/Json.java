package dev.wouldblock.reports;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.Writer;
import java.util.Locale;

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

    /**
     * A string that has to arrive as it is. What could act on a terminal or a build server before it is parsed is escaped;
     * the parsed text is the same.
     */
    static String exact(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~' && "\"\\#<>&".indexOf(c) < 0) {
                json.append(c);
            } else {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return json.append('"').toString();
    }
}
