package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.TraceStep;
import dev.wouldblock.model.Position;
import dev.wouldblock.reports.sources.SourceText;
import dev.wouldblock.reports.sources.SourceTexts;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * Text from the analysed code can not do anything in any report. Each report with hostile text has the structure of the
 * same report with harmless text, and no character in it acts on a terminal.
 */
class HostileTextTest {
    private static final String HARMLESS = "harmless";

    private static final Map<String, String> PAYLOADS = new TreeMap<>(Map.ofEntries(
            Map.entry("workflow command", "::error file=x::y"),
            Map.entry("encoded workflow command", "%0A::error file=x,line=1::y"),
            Map.entry("line ends", "a\n::error::b\r::error::c\r\n##[error]d\u2028::error::e\u0085f\u000bg\fh"),
            Map.entry("server commands", "##[add-mask]a ##vso[task.complete result=Succeeded;] ##teamcity[buildStop]"),
            Map.entry("property end", "x,line=1,title=a::b%2C%3A"),
            Map.entry("script", "</script><script>document.title='owned'</script>"),
            Map.entry("comment", "--><img src=x onerror=alert(1)><!--"),
            Map.entry("attribute", "\" onmouseover=\"alert(1)' onclick='alert(1)"),
            Map.entry("style", "</style></title></pre></code></article>"),
            Map.entry(
                    "entities",
                    "&lt;b&gt; &#60;b&#62; &amp;amp; <!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;"),
            Map.entry("CDATA", "]]><![CDATA[x]]></failure><failure>"),
            Map.entry(
                    "colours",
                    "\u001b[2J\u001b[31mred\u001b]0;title\u0007\u009b1mx\u001b]8;;http://evil.example\u001b\\"),
            Map.entry("overwriting", "a\b\b\b\rPASS\u007f"),
            Map.entry("reading order", "a\u202eb\u2066c\u2069d\u200fe\u061cf\u200bg\ufeffh\udb40\udc41i"),
            Map.entry("broken characters", "\ud800x\udc00\ufffe\uffff\u0000\ud83f\udfff"),
            Map.entry(
                    "Markdown",
                    "**b** _i_ `c` ``d`` ``` ~~~ [l](http://evil.example) ![i](http://evil.example/i.png) <http://a.example> # h | x | $m$"),
            Map.entry("Markdown blocks", "```\n# heading\n- item\n| a | b |\n|---|---|\n> quote\n---"),
            Map.entry("mention", "@team @org/team user@mail.example http://evil.example www.evil.example"),
            Map.entry("link of SARIF", "[click](http://evil.example) [0](1) {0} {1}"),
            Map.entry("JSON", "\",\"ruleId\":\"x\\\"}]}"),
            Map.entry("long line", "x".repeat(1 << 20)),
            Map.entry("long line of hostile text", "<b>\u202e```\n".repeat(100_000))));

    static Stream<Arguments> reports() {
        return PAYLOADS.keySet().stream()
                .flatMap(payload -> Stream.of(ReportFormat.values()).map(format -> Arguments.of(payload, format)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("reports")
    void hostileTextIsText(String payload, ReportFormat format) throws Exception {
        String text = PAYLOADS.get(payload);
        String report = report(format, text, text);
        String harmless = report(format, HARMLESS, HARMLESS);
        assertThat(structure(format, report)).isEqualTo(structure(format, harmless));
        assertThat(report.lines().map(HostileTextTest::withoutBlanks)).allMatch(line -> line.equals(Shown.line(line)));
        assertThat(report).doesNotContain("\r", "\t", "##[", "##vso[", "##teamcity[");
        assertThat(report.lines()
                        .filter(line -> line.stripLeading().startsWith("::"))
                        .count())
                .isEqualTo(format == ReportFormat.GITHUB ? 1 : 0);
    }

    /** A name can be long, and a path must be whole; but what nobody reads to its end is cut. */
    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("reports")
    void longTextIsCut(String payload, ReportFormat format) {
        assertThat(report(format, HARMLESS, PAYLOADS.get(payload)).length())
                .isLessThan(report(format, HARMLESS, HARMLESS).length() + 100_000);
    }

    /** What the reader of the format sees as its parts. */
    private static Object structure(ReportFormat format, String report) throws Exception {
        return switch (format) {
            case TEXT -> report.lines().count();
            case CONCISE -> report.lines().map(HostileTextTest::place).toList();
            case GITHUB -> report.lines().map(HostileTextTest::command).toList();
            case MARKDOWN -> markdown(report);
            case SARIF, GITLAB, JSON, SONAR -> members(JsonParser.parseString(report), "", new ArrayList<>());
            case RDJSONL ->
                report.lines()
                        .map(line -> members(JsonParser.parseString(line), "", new ArrayList<>()))
                        .toList();
            case CHECKSTYLE, JUNIT -> elements(xml(report), "", new ArrayList<>());
            case HTML -> tags(report);
        };
    }

    private static String place(String line) {
        return line.replaceAll(".*(:3:\\d+: error \\[WB_WRITE_IGNORED] ).*", "$1");
    }

    private static List<String> command(String line) {
        if (!line.startsWith("::")) {
            return List.of(line);
        }
        String properties = line.substring(0, line.indexOf("::", 2));
        return Stream.of(properties.split(",", -1))
                .map(property -> property.replaceAll("=.*", ""))
                .toList();
    }

    private static List<String> members(JsonElement json, String path, List<String> found) {
        if (json.isJsonObject()) {
            json.getAsJsonObject().asMap().forEach((name, value) -> members(value, path + "." + name, found));
        } else if (json.isJsonArray()) {
            json.getAsJsonArray().forEach(value -> members(value, path + "[]", found));
        } else {
            found.add(path);
        }
        return found;
    }

    private static Node xml(String report) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(report)));
    }

    private static List<String> elements(Node node, String path, List<String> found) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                String name = path + "/" + child.getNodeName();
                found.add(name);
                for (int i = 0; i < child.getAttributes().getLength(); i++) {
                    found.add(name + "@" + child.getAttributes().item(i).getNodeName());
                }
                elements(child, name, found);
            }
        }
        return found;
    }

    /** Tags and the names of their attributes; what is underlined may differ. */
    private static List<String> tags(String html) {
        return Pattern.compile("<[^<]*?>|<")
                .matcher(html)
                .results()
                .map(tag -> tag.group().replaceAll("\"[^\"<>]*\"", "\"\""))
                .filter(tag -> !tag.contains("mark"))
                .toList();
    }

    /** Blocks and spans; a comment between two texts is one text. */
    private static List<String> markdown(String report) {
        List<String> found = new ArrayList<>();
        visit(
                Parser.builder()
                        .extensions(List.of(TablesExtension.create()))
                        .build()
                        .parse(report),
                found);
        return found;
    }

    private static void visit(org.commonmark.node.Node node, List<String> found) {
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            boolean text = child instanceof org.commonmark.node.Text
                    || child instanceof org.commonmark.node.HtmlInline comment
                            && comment.getLiteral().equals("<!-- -->");
            String name = text ? "Text" : child.getClass().getSimpleName();
            if (!text || found.isEmpty() || !found.get(found.size() - 1).equals("Text")) {
                found.add(name);
            }
            visit(child, found);
        }
    }

    private static String withoutBlanks(String line) {
        return line.strip();
    }

    private static String report(ReportFormat format, String names, String texts) {
        Location at = new Location(names, names, names, "a/" + names, Position.ofLine(3));
        Finding finding = new Finding(
                "WB_WRITE_IGNORED",
                Confidence.HIGH,
                at,
                texts,
                texts,
                List.of(
                        new TraceStep(at, texts, 1),
                        new TraceStep(new Location(names, names, names, names, new Position(3, 2, 5)), texts, 0)),
                List.of("retry-when-ready", "blocking-mode"),
                "00112233445566778899aabbccddeeff",
                Set.of("bytecode"));
        SourceText source = SourceText.of("1\n2\n " + texts.replaceAll("[\r\n\u2028\u0085\u000b\f]", "y") + "\n4\n");
        ReportContext context = Samples.CONTEXT.with(new SourceTexts() {
            @Override
            public String path(Location location) {
                return location.sourceFile();
            }

            @Override
            public Optional<SourceText> text(Location location) {
                return Optional.of(source);
            }
        });
        return Written.of(
                format, context, new AnalysisResult(List.of(finding), List.of(new Diagnostic(texts, texts)), 1));
    }
}
