package dev.wouldblock.spotbugs.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.swing.JEditorPane;
import javax.swing.event.HyperlinkEvent;
import javax.swing.text.BadLocationException;
import javax.swing.text.Element;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLDocument;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The explanations in the component that the viewer of SpotBugs and IntelliJ show them with. It knows HTML 3.2. */
final class DetailsViewTest {
    static Collection<RulePage> rules() {
        return Pages.load().rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theParserHasNoComplaint(RulePage rule) throws IOException {
        assertThat(complaints(Details.ofRule(rule.markdown()))).isEmpty();
    }

    @Test
    void theParserWouldComplain() throws IOException {
        assertThat(complaints("<p>a <section>b</section></p>")).isNotEmpty();
    }

    private static List<String> complaints(String html) throws IOException {
        List<String> complaints = new ArrayList<>();
        HTMLEditorKit.ParserCallback callback = new HTMLEditorKit.ParserCallback() {
            @Override
            public void handleError(String problem, int position) {
                // HTML 3.2 knows no styles, but the component does.
                if (!problem.startsWith("invalid.tagatt style ")) {
                    complaints.add(problem);
                }
            }
        };
        String page = "<html><head><title>t</title></head><body>" + html + "</body></html>";
        new ParserDelegator().parse(new StringReader(page), callback, true);
        return complaints;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void peopleSeeNoMarkdownAndNoTags(RulePage rule) throws BadLocationException {
        JEditorPane view = view(rule);
        String shown = view.getDocument().getText(0, view.getDocument().getLength());
        assertThat(shown)
                .contains("What happens at run time", "Fixes", "References")
                .doesNotContain("**", "`", "](", "|--", "<p>", "<code>", "&amp;", "&lt;");
        assertThat(shown.lines()).noneMatch(line -> line.matches("\\s*(#+|\\|) .*"));
        // It is laid out, and fits.
        view.setSize(600, 2000);
        assertThat(view.getPreferredSize().height).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void linksLeadOutAndTellTheHost(RulePage rule) {
        JEditorPane view = view(rule);
        List<URL> followed = new ArrayList<>();
        view.addHyperlinkListener(event -> followed.add(event.getURL()));
        List<String> targets = new ArrayList<>();
        HTMLDocument document = (HTMLDocument) view.getDocument();
        for (HTMLDocument.Iterator links = document.getIterator(HTML.Tag.A); links.isValid(); links.next()) {
            String target = (String) links.getAttributes().getAttribute(HTML.Attribute.HREF);
            targets.add(target);
            Element place = document.getCharacterElement(links.getStartOffset());
            view.fireHyperlinkUpdate(
                    new HyperlinkEvent(view, HyperlinkEvent.EventType.ACTIVATED, url(target), target, place));
        }
        assertThat(targets).isNotEmpty().allMatch(target -> target.startsWith("https://"));
        assertThat(followed).extracting(URL::toString).isEqualTo(targets);
    }

    private static JEditorPane view(RulePage rule) {
        JEditorPane view = new JEditorPane("text/html", "");
        view.setEditable(false);
        view.setText(Details.ofRule(rule.markdown()));
        return view;
    }

    private static URL url(String target) {
        try {
            return new URL(target);
        } catch (IOException e) {
            throw new IllegalStateException(target, e);
        }
    }
}
