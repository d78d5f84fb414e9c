package dev.wouldblock.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Replacement;
import dev.wouldblock.input.DecodedText;
import dev.wouldblock.source.SourceScan;
import dev.wouldblock.source.edit.SourceEdits;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What holds for each edit of any code. */
public final class EditProperties {
    private static final Pattern LONE_LINE_FEED = Pattern.compile("(?<!\r)\n");
    private static final Pattern COMMENT = Pattern.compile("//.*|/\\*.*?\\*/", Pattern.DOTALL);

    private final Pages pages = Pages.load();
    private final ExtraFacts facts;
    private final SourceEdits maker;

    public EditProperties(ExtraFacts facts) {
        this.facts = facts;
        this.maker = new SourceEdits(pages, Profile.STRICT, facts);
    }

    public SourceEdits maker() {
        return maker;
    }

    /**
     * The edited file can be read, the finding is gone, nothing else is found, a second edit has nothing to do, and the rest
     * of the text is as it was.
     *
     * @param name of the file, without a folder
     */
    public void check(String name, byte[] source, Finding finding, Edit edit) {
        DecodedText decoded = DecodedText.of(source);
        String text = decoded.text();
        String edited = edit.applyTo(text);
        checkText(text, edited, edit);

        byte[] bytes = decoded.encode(edited);
        AnalysisResult now = scan(name, bytes);
        AnalysisResult then = scan(name, source);
        assertThat(now.diagnostics()).as("not read:\n" + edited).isEqualTo(then.diagnostics());
        Map<String, Long> before = count(then.findings());
        Map<String, Long> after = count(now.findings());
        assertThat(after).as("findings after the edit").allSatisfy((kind, number) -> assertThat(number)
                .as(kind)
                .isLessThanOrEqualTo(before.getOrDefault(kind, 0L)));
        String fixed = kind(finding);
        if (before.containsKey(fixed)) {
            assertThat(after.getOrDefault(fixed, 0L)).as(fixed).isLessThan(before.get(fixed));
        }
        List<Finding> same = now.findings().stream()
                .filter(other -> other.fingerprint().equals(finding.fingerprint())
                        && other.location().position().line()
                                >= finding.location().position().line()
                        && line(edited, other).equals(line(text, finding)))
                .toList();
        assertThat(maker.edits(bytes, same)).as("edits of the edited call").isEmpty();
    }

    /** Findings of one method and call, whatever their lines. */
    public static Map<String, Long> count(List<Finding> findings) {
        return findings.stream().collect(Collectors.groupingBy(EditProperties::kind, TreeMap::new, Collectors.counting()));
    }

    static String kind(Finding finding) {
        return finding.rule() + " " + finding.location().qualifiedMethod() + " " + finding.call();
    }

    private AnalysisResult scan(String name, byte[] source) {
        return SourceScan.scanFile(pages, name, source, Profile.STRICT, facts);
    }

    private static void checkText(String text, String edited, Edit edit) {
        assertThat(withoutReplaced(text, edit)).as("what the edit leaves as it is").isEqualTo(kept(edited, edit));
        for (Replacement each : edit.replacements()) {
            COMMENT.matcher(text.substring(each.start(), each.end()))
                    .results()
                    .forEach(comment -> assertThat(each.text()).as("comment").contains(comment.group()));
        }
        assertThat(edited.contains("\r")).as("carriage returns").isEqualTo(text.contains("\r"));
        assertThat(LONE_LINE_FEED.matcher(edited).find())
                .as("line feeds alone")
                .isEqualTo(LONE_LINE_FEED.matcher(text).find());
    }

    /** The text without what an edit replaces. */
    private static String withoutReplaced(String text, Edit edit) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        for (Replacement each : edit.replacements()) {
            rest.append(text, at, each.start());
            at = each.end();
        }
        return rest.append(text.substring(at)).toString();
    }

    /** The edited text without what the edit has put there. */
    private static String kept(String edited, Edit edit) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        int shift = 0;
        for (Replacement each : edit.replacements()) {
            rest.append(edited, at, each.start() + shift);
            at = each.start() + shift + each.text().length();
            shift += each.text().length() - (each.end() - each.start());
        }
        return rest.append(edited.substring(at)).toString();
    }

    private static String line(String text, Finding finding) {
        return text.lines().toList().get(finding.location().position().line() - 1).strip();
    }
}
