package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages that we ship look as a complete implementation of Markdown shows them. */
class PageHtmlTest {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    /** Those whose place may differ: a list item with or without a paragraph, parts of a table. */
    private static final Set<String> LOOSE = Set.of("p", "thead", "tbody");

    static Stream<String> pages() {
        Pages pages = Pages.load();
        return Stream.concat(
                        pages.rules().stream().map(RulePage::markdown),
                        pages.fixes().stream().map(FixPage::markdown))
                .map(PageText::markdown);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void looksAsItShould(String markdown) {
        String expected = HtmlRenderer.builder()
                .extensions(TABLES)
                .build()
                .render(Parser.builder().extensions(TABLES).build().parse(markdown))
                .replaceAll("<pre><code[^>]*>", "<pre>")
                .replace("</code></pre>", "</pre>");
        String html = PageHtml.of(markdown);
        assertThat(tags(html)).isEqualTo(tags(expected));
        assertThat(text(html)).isEqualTo(text(expected));
        assertThat(links(html)).isEqualTo(links(expected));
    }

    @Test
    void whatLooksLikeMarkupIsText() {
        assertThat(PageHtml.of("a <b> & `c<d>` **e<f>**"))
                .isEqualTo("<p>a &lt;b&gt; &amp; <code>c&lt;d&gt;</code> <strong>e&lt;f&gt;</strong></p>\n");
        assertThat(PageHtml.of("[x](javascript:alert)")).doesNotContain("<a");
        assertThat(PageHtml.of("```java\n</pre><script>\n```\n")).isEqualTo("<pre>&lt;/pre&gt;&lt;script&gt;</pre>\n");
    }

    private static List<String> tags(String html) {
        return Pattern.compile("<(/?)([a-z0-9]+)")
                .matcher(html)
                .results()
                .filter(tag -> !LOOSE.contains(tag.group(2)))
                .map(tag -> tag.group(1) + tag.group(2))
                .toList();
    }

    private static List<String> links(String html) {
        return Pattern.compile("href=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
