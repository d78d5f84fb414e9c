package dev.wouldblock.reports;

import static dev.wouldblock.reports.Markup.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A rule's or fix's page as HTML: the part of Markdown that the pages use, which are headings, paragraphs, lists of one
 * level, tables, fenced code, code spans, bold and slanted text, and links.
 */
final class PageHtml {
    private static final Pattern ITEM = Pattern.compile("(?:- |\\d+\\. )(.*)");
    /** The only items that end a paragraph: a line of one may well start with another number. */
    private static final Pattern FIRST_ITEM = Pattern.compile("(?:- |1\\. ).*");

    private static final Pattern SPAN = Pattern.compile(
            "`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\*([^*\\s][^*]*)\\*|\\[([^\\]]+)]\\((https?://[^)\\s]+)\\)");

    private final List<String> lines;
    private final StringBuilder html = new StringBuilder();
    private int next;

    private PageHtml(List<String> lines) {
        this.lines = lines;
    }

    static String of(String markdown) {
        PageHtml page = new PageHtml(markdown.lines().toList());
        while (page.next < page.lines.size()) {
            page.block();
        }
        return page.html.toString();
    }

    private void block() {
        String line = lines.get(next);
        if (line.isBlank()) {
            next++;
        } else if (line.startsWith("#")) {
            int level = line.indexOf(' ');
            html.append("<h" + level + ">" + inline(line.substring(level + 1)) + "</h" + level + ">\n");
            next++;
        } else if (line.startsWith("```")) {
            code();
        } else if (line.startsWith("|")) {
            table();
        } else if (ITEM.matcher(line).matches()) {
            list(line.startsWith("-") ? "ul" : "ol");
        } else {
            html.append("<p>" + inline(paragraph(line, FIRST_ITEM)) + "</p>\n");
        }
    }

    private void code() {
        List<String> code = new ArrayList<>();
        for (next++; next < lines.size() && !lines.get(next).startsWith("```"); next++) {
            code.add(lines.get(next));
        }
        next++;
        html.append("<pre>" + escape(String.join("\n", code)) + "</pre>\n");
    }

    private void table() {
        html.append("<table>\n");
        for (String cell = "th"; next < lines.size() && lines.get(next).startsWith("|"); next++) {
            String row = lines.get(next).strip();
            if (row.matches("[|: -]+")) {
                cell = "td";
                continue;
            }
            String tag = cell;
            html.append("<tr>")
                    .append(List.of(row.substring(1, row.length() - 1).split("(?<!\\\\)\\|", -1)).stream()
                            .map(text -> "<" + tag + ">" + inline(text.strip().replace("\\|", "|")) + "</" + tag + ">")
                            .collect(Collectors.joining()))
                    .append("</tr>\n");
        }
        html.append("</table>\n");
    }

    private void list(String tag) {
        html.append("<" + tag + ">\n");
        while (next < lines.size()) {
            Matcher item = ITEM.matcher(lines.get(next));
            if (!item.matches()) {
                break;
            }
            html.append("<li>" + inline(paragraph(item.group(1), ITEM)) + "</li>\n");
        }
        html.append("</" + tag + ">\n");
    }

    /** The rest of a paragraph or item: it ends before an empty line and before another block. */
    private String paragraph(String start, Pattern end) {
        StringBuilder text = new StringBuilder(start);
        for (next++; next < lines.size(); next++) {
            String line = lines.get(next);
            if (line.isBlank() || line.startsWith("```") || line.startsWith("|") || line.startsWith("#")) {
                break;
            }
            if (end.matcher(line).matches()) {
                break;
            }
            text.append(' ').append(line.strip());
        }
        return text.toString();
    }

    private static String inline(String text) {
        StringBuilder html = new StringBuilder();
        Matcher span = SPAN.matcher(text);
        int from = 0;
        while (span.find()) {
            html.append(escape(text.substring(from, span.start())));
            if (span.group(1) != null) {
                html.append("<code>" + escape(span.group(1)) + "</code>");
            } else if (span.group(2) != null) {
                html.append("<strong>" + inline(span.group(2)) + "</strong>");
            } else if (span.group(3) != null) {
                html.append("<em>" + inline(span.group(3)) + "</em>");
            } else {
                html.append("<a rel=\"noreferrer\"" + Markup.attribute("href", span.group(5)) + ">"
                        + inline(span.group(4)) + "</a>");
            }
            from = span.end();
        }
        return html.append(escape(text.substring(from))).toString();
    }
}
