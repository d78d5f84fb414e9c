package dev.wouldblock.reports;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** The links of a page, and the anchors that GitHub gives to its headings. */
record MarkdownPage(Path file, List<String> links, Set<String> anchors) {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    static MarkdownPage read(Path file) throws IOException {
        Node document = PARSER.parse(withoutFrontMatter(Files.readString(file)));
        List<String> links = new ArrayList<>();
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> uses = new HashMap<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                links.add(image.getDestination());
                visitChildren(image);
            }

            @Override
            public void visit(Heading heading) {
                String slug = slug(text(heading));
                int before = uses.merge(slug, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? slug : slug + "-" + before);
                visitChildren(heading);
            }
        });
        return new MarkdownPage(file, List.copyOf(links), Set.copyOf(anchors));
    }

    /** What is wrong with the links of this page, which is in the repository {@code root}. */
    List<String> brokenLinks(Path root) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : links) {
            mistake(link, root.toAbsolutePath().normalize()).ifPresent(why -> broken.add(link + ": " + why));
        }
        return broken;
    }

    private Optional<String> mistake(String link, Path root) throws IOException {
        URI uri;
        try {
            uri = new URI(link);
        } catch (URISyntaxException e) {
            return Optional.of("no URI");
        }
        if (uri.isAbsolute()) {
            boolean web = "https".equals(uri.getScheme()) && uri.getHost() != null;
            return web ? Optional.empty() : Optional.of("not https with a host");
        }
        Path here = file.toAbsolutePath().normalize();
        Path target = uri.getPath().isEmpty()
                ? here
                : here.resolveSibling(uri.getPath()).normalize();
        if (!target.startsWith(root)) {
            return Optional.of("leads out of the repository");
        }
        if (!Files.exists(target)) {
            return Optional.of("no such file");
        }
        String anchor = uri.getFragment();
        if (anchor == null) {
            return Optional.empty();
        }
        // Only headings of pages are known: a line number in a source file would be wrong after the next change.
        boolean known =
                target.toString().endsWith(".md") && read(target).anchors().contains(anchor);
        return known ? Optional.empty() : Optional.of("no such heading");
    }

    /** GitHub drops all but letters, digits, connectors, spaces and hyphens. */
    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}\\p{Pc} -]", "")
                .replace(' ', '-');
    }

    private static String text(Heading heading) {
        StringBuilder text = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                text.append(" ");
            }
        });
        return text.toString();
    }

    /** Its last line would make a heading of the lines before. */
    private static String withoutFrontMatter(String text) {
        int end = text.indexOf("\n---\n");
        return text.startsWith("---\n") && end >= 0 ? text.substring(end + 5) : text;
    }

    static List<MarkdownPage> in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
        List<MarkdownPage> pages = new ArrayList<>();
        for (Path file : files) {
            pages.add(read(file));
        }
        return pages;
    }
}
