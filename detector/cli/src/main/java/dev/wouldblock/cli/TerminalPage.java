package dev.wouldblock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as a person reads it on a terminal: running text in lines that fit, headings that stand out. */
final class TerminalPage {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)\\s]+)\\)");
    private static final Pattern ITEM = Pattern.compile("(\\s*(?:[-*]|\\d+\\.) +)(.*)");
    private static final String FENCE = "```";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final int width;
    private final boolean isColoured;
    private final StringBuilder page = new StringBuilder();
    private final List<String> words = new ArrayList<>();
    private String marker = "";

    private TerminalPage(int width, boolean isColoured) {
        this.width = width;
        this.isColoured = isColoured;
    }

    /**
     * @param markdown of headings, paragraphs, lists, tables and fenced code
     * @param width of the lines of paragraphs and lists; a longer word stays whole, and so do tables and code
     */
    static String of(String markdown, int width, boolean isColoured) {
        return new TerminalPage(width, isColoured).render(markdown);
    }

    private String render(String markdown) {
        boolean isCode = false;
        for (String line : markdown.lines().toList()) {
            Matcher item = ITEM.matcher(line);
            if (line.startsWith(FENCE)) {
                flush();
                isCode = !isCode;
            } else if (isCode) {
                page.append(("    " + line).stripTrailing()).append('\n');
            } else if (line.isBlank()) {
                flush();
                page.append('\n');
            } else if (line.startsWith("#")) {
                flush();
                heading(line.replaceFirst("^#+ *", ""));
            } else if (line.startsWith("|")) {
                flush();
                page.append(text(line)).append('\n');
            } else if (item.matches()) {
                flush();
                marker = item.group(1);
                add(item.group(2));
            } else {
                add(line);
            }
        }
        flush();
        return page.toString();
    }

    private void heading(String title) {
        add(title);
        flush(isColoured ? BOLD : "", isColoured ? PLAIN : "");
    }

    private void add(String line) {
        words.addAll(List.of(text(line.strip()).split(" +")));
    }

    private void flush() {
        flush("", "");
    }

    /** Writes the paragraph or the item that ends here; further lines of an item stand below its text. */
    private void flush(String before, String after) {
        if (words.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder(marker);
        String indent = " ".repeat(marker.length());
        boolean isFirst = true;
        for (String word : words) {
            if (!isFirst && line.length() + 1 + word.length() > width) {
                page.append(before).append(line).append(after).append('\n');
                line = new StringBuilder(indent);
                isFirst = true;
            }
            line.append(isFirst ? "" : " ").append(word);
            isFirst = false;
        }
        page.append(before).append(line).append(after).append('\n');
        words.clear();
        marker = "";
    }

    private static String text(String markdown) {
        return LINK.matcher(markdown)
                .replaceAll(link -> Matcher.quoteReplacement(link.group(1) + " (" + link.group(2) + ")"))
                .replace("**", "");
    }
}
