package dev.wouldblock.reports;

/** Text inside XML and HTML. */
final class Markup {
    private Markup() {}

    /** Safe between tags and in a quoted attribute; the text must have been made fit to be shown before. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** {@code  name="value"} with a blank before it. */
    static String attribute(String name, Object value) {
        return " " + name + "=\"" + escape(Shown.line(String.valueOf(value))) + "\"";
    }
}
