package dev.wouldblock.reports;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page's Markdown where its neighbours are out of reach. A code scanning service shows a rule's page
 * alone, so a relative link leads nowhere there: it becomes its text and the name of the page. The comments
 * that tie a page's examples to compiled code are left out.
 */
public final class PageText {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]+)\\]\\(([^)\\s]+)\\)");
    private static final String FENCE = "```";
    private static final String COMMENT = "<!--";

    private PageText() {}

    /** The page as Markdown without relative links. */
    public static String markdown(String page) {
        StringBuilder text = new StringBuilder(page.length());
        boolean code = false;
        for (String line : lines(page)) {
            boolean fence = line.startsWith(FENCE);
            text.append(code || fence ? line : withoutRelativeLinks(line, "`")).append('\n');
            code ^= fence;
        }
        return text.toString().strip() + "\n";
    }

    /** The same text with its headings one level deeper, to stand below another heading. */
    static String below(String markdown) {
        StringBuilder text = new StringBuilder(markdown.length() + 16);
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            code ^= line.startsWith(FENCE);
            text.append(!code && line.startsWith("#") ? "#" : "").append(line).append('\n');
        }
        return text.toString();
    }

    /** The page as plain text: no marks of emphasis or code, code blocks indented. */
    static String plain(String page) {
        StringBuilder text = new StringBuilder(page.length());
        boolean code = false;
        for (String line : lines(page)) {
            if (line.startsWith(FENCE)) {
                code = !code;
            } else {
                text.append(code ? ("    " + line).stripTrailing() : plainLine(line))
                        .append('\n');
            }
        }
        return text.toString().strip() + "\n";
    }

    /** The first paragraph of the page that is not a heading, as plain text on one line. */
    static String opening(String page) {
        StringBuilder paragraph = new StringBuilder();
        for (String line : lines(page)) {
            if (line.isBlank() || line.startsWith("#")) {
                if (!paragraph.isEmpty()) {
                    break;
                }
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        return plainLine(paragraph.toString());
    }

    private static List<String> lines(String page) {
        return page.lines().filter(line -> !line.startsWith(COMMENT)).toList();
    }

    private static String plainLine(String line) {
        String heading = line.startsWith("#") ? line.replaceFirst("^#+ *", "") : line;
        String unlinked = withoutRelativeLinks(heading, "");
        return LINK.matcher(unlinked)
                .replaceAll(link -> Matcher.quoteReplacement(named(link.group(1), link.group(2), "")))
                .replace("**", "")
                .replace("`", "");
    }

    private static String withoutRelativeLinks(String line, String quote) {
        return LINK.matcher(line).replaceAll(link -> {
            String target = link.group(2);
            if (target.contains("://")) {
                return Matcher.quoteReplacement(link.group());
            }
            return Matcher.quoteReplacement(named(link.group(1), pageName(target), quote));
        });
    }

    private static String named(String text, String name, String quote) {
        return name.isEmpty() || text.contains(name) ? text : text + " (" + quote + name + quote + ")";
    }

    /** {@code ../fixes/offload.md#when} is the page {@code offload}; a place within the same page has no name. */
    private static String pageName(String target) {
        String path = target.replaceFirst("#.*$", "").replaceFirst("^(\\.\\.?/)+", "");
        return path.endsWith(".md") ? path.substring(path.lastIndexOf('/') + 1, path.length() - 3) : path;
    }
}
