package dev.wouldblock.spotbugs.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A rule's page as the explanation that SpotBugs shows. Hosts render it as HTML, or strip the tags and show the rest:
 * it has to read well both ways, so there is no table in it, and no link that leads out of the page's folder.
 */
final class Details {
    private static final Set<String> SECTIONS =
            Set.of("What it flags", "What happens at run time", "Fixes", "References");

    private Details() {}

    /** What is flagged, what happens, what to do, where to read on; examples stay on the page. */
    static String ofRule(String page) {
        StringBuilder chosen = new StringBuilder();
        boolean wanted = false;
        for (String line : page.lines().toList()) {
            if (line.startsWith("## ")) {
                String heading = line.substring(3).strip();
                wanted = SECTIONS.contains(heading);
                // The first section needs no heading: the title stands above it.
                if (wanted && !heading.equals("What it flags")) {
                    chosen.append("**").append(heading).append("**\n");
                }
            } else if (wanted) {
                chosen.append(line).append('\n');
            }
        }
        return html(chosen.toString());
    }

    static String html(String markdown) {
        Node document = Parser.builder().build().parse(withoutTables(markdown));
        document.accept(new Unlink());
        return plain(HtmlRenderer.builder().build().render(document).strip());
    }

    /**
     * The viewer of SpotBugs replaces the style sheet that Swing comes with: strong text, links and lists then look like
     * any other text. What Swing does without a style sheet is left.
     */
    private static String plain(String html) {
        return html.replace("<strong>", "<b>")
                .replace("</strong>", "</b>")
                .replaceAll("(<a href=\"[^\"]*\">)(.*?)</a>", "$1<u>$2</u></a>")
                .replace("<ul>", "<ul type=\"disc\" style=\"margin-left: 25px\">")
                .replace("<ol>", "<ol type=\"1\" style=\"margin-left: 25px\">");
    }

    /** Each row becomes a list item: the first cell, then the others after the titles of their columns. */
    private static String withoutTables(String markdown) {
        List<String> lines = new ArrayList<>();
        List<String> titles = List.of();
        for (String line : markdown.lines().toList()) {
            if (!line.startsWith("|")) {
                titles = List.of();
                lines.add(line);
            } else if (titles.isEmpty()) {
                titles = cells(line);
            } else if (!line.startsWith("|--")) {
                lines.add(item(titles, cells(line)));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String item(List<String> titles, List<String> cells) {
        List<String> facts = new ArrayList<>();
        for (int i = 1; i < cells.size(); i++) {
            facts.add(titles.get(i) + " " + cells.get(i));
        }
        return "- " + cells.get(0) + ": " + String.join("; ", facts);
    }

    private static List<String> cells(String row) {
        String inner = row.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
        List<String> cells = new ArrayList<>();
        for (String cell : inner.split("(?<!\\\\)\\|")) {
            cells.add(cell.strip());
        }
        return cells;
    }

    /** Pages link to each other by file name, which leads nowhere from a view of a single page. */
    private static final class Unlink extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            if (link.getDestination().contains("://")) {
                return;
            }
            Node child = link.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                link.insertBefore(child);
                child = next;
            }
            link.unlink();
        }
    }
}
