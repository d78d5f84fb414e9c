package dev.wouldblock.reports;

import static dev.wouldblock.reports.Markup.attribute;
import static dev.wouldblock.reports.Markup.escape;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One page that needs nothing else: no network, and no script for reading. The script only filters. The page's own
 * policy lets nothing run but that script, whatever the analysed code is called.
 */
final class HtmlReport implements Report {
    /** A browser takes long to lay out more, and nobody scrolls that far. */
    static final int MOST_FINDINGS = 2000;

    private final ReportContext context;
    private final Entries entries;

    HtmlReport(ReportContext context) {
        this.context = context;
        this.entries = new Entries(context);
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        String style = Resource.text("report.css");
        String script = Resource.text("report.js");
        List<Entry> shown = entries.atMost(MOST_FINDINGS, result);
        String title = "wouldblock: " + Summary.sentence(result, context);
        out.write("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '"
                + Resource.hash(style) + "'; script-src '" + Resource.hash(script)
                + "'; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + escape(title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n");
        out.write(
                "<header>\n<h1>wouldblock</h1>\n<p>" + escape(Summary.sentence(result, context)) + "</p>\n</header>\n");
        writeProblems(result, shown.size(), out);
        writeRules(result, out);
        writeFilter(shown, out);
        out.write("<main>\n");
        for (Entry entry : shown) {
            writeFinding(entry, out);
        }
        out.write("</main>\n");
        writePages(shown, out);
        out.write("<script>" + script + "</script>\n</body>\n</html>\n");
    }

    private static void writeProblems(AnalysisResult result, int shown, Writer out) throws IOException {
        Optional<String> incomplete = Summary.incomplete(result);
        if (incomplete.isPresent()) {
            out.write("<p class=\"alert\">" + escape(incomplete.get()) + ":</p>\n<ul>\n");
            for (Diagnostic diagnostic : result.diagnostics()) {
                out.write("<li>" + escape(Entry.line(diagnostic.toString())) + "</li>\n");
            }
            out.write("</ul>\n");
        }
        int left = result.findings().size() - shown;
        if (left > 0) {
            out.write("<p class=\"alert\">" + Summary.count(left, "finding")
                    + " left out, the most important ones are here; the other reports have all.</p>\n");
        }
    }

    private void writeRules(AnalysisResult result, Writer out) throws IOException {
        if (result.findings().isEmpty()) {
            return;
        }
        out.write("<table>\n<thead><tr><th>rule</th><th>what</th><th>findings</th></tr></thead>\n<tbody>\n");
        for (var count : Summary.byRule(result).entrySet()) {
            String title = context.pages()
                    .rule(count.getKey())
                    .map(rule -> rule.title())
                    .orElse("");
            out.write("<tr><td>" + ruleLink(count.getKey()) + "</td><td>" + escape(title) + "</td><td class=\"count\">"
                    + count.getValue() + "</td></tr>\n");
        }
        out.write("</tbody>\n</table>\n");
    }

    /** Hidden until the script runs: without it, it would be a control that does nothing. */
    private static void writeFilter(List<Entry> shown, Writer out) throws IOException {
        out.write("<div id=\"filter\" hidden>\n");
        writeChoice("rule", shown.stream().map(entry -> entry.rule().id()).toList(), out);
        writeChoice("module", shown.stream().map(HtmlReport::module).toList(), out);
        writeChoice("confidence", shown.stream().map(Entry::confidence).toList(), out);
        out.write("<output id=\"shown\"></output>\n</div>\n");
    }

    private static void writeChoice(String name, List<String> values, Writer out) throws IOException {
        out.write("<label>" + name + " <select" + attribute("name", name) + "><option value=\"\">all</option>");
        for (String value : values.stream().distinct().sorted().toList()) {
            out.write("<option" + attribute("value", value) + ">" + escape(value) + "</option>");
        }
        out.write("</select></label>\n");
    }

    private void writeFinding(Entry entry, Writer out) throws IOException {
        out.write("<article" + attribute("class", entry.level().word())
                + attribute("data-rule", entry.rule().id()) + attribute("data-module", module(entry))
                + attribute("data-confidence", entry.confidence()) + ">\n");
        out.write("<h2><span class=\"level\">" + entry.level().word() + "</span> "
                + escape(entry.rule().title()) + " (" + ruleLink(entry.rule().id()) + ")</h2>\n");
        out.write("<p class=\"place\"><code>" + escape(entry.place().shown()) + "</code> in <code>"
                + escape(entry.method()) + "</code>, confidence " + entry.confidence() + "</p>\n");
        out.write("<p>" + escape(entry.message()) + "</p>\n");
        out.write(HtmlSource.of(entry));
        out.write("<ol class=\"steps\">\n");
        for (Entry.Step step : entry.steps()) {
            out.write("<li>" + escape(step.phrase()) + " (<code>"
                    + escape(step.place().shown()) + "</code>)</li>\n");
        }
        out.write("</ol>\n<div class=\"fix\">\n<p><strong>Fix:</strong> "
                + advice(entry.fixes().get(0)) + "</p>\n");
        List<FixPage> others = entry.fixes().subList(1, entry.fixes().size());
        if (!others.isEmpty()) {
            out.write("<ul>\n");
            for (FixPage other : others) {
                out.write("<li>or: " + advice(other) + ", when " + escape(other.when()) + "</li>\n");
            }
            out.write("</ul>\n");
        }
        out.write(entry.edit()
                .map(HtmlReport::edit)
                .or(() -> entry.snippet().map(HtmlReport::snippet))
                .orElse(""));
        out.write("</div>\n</article>\n");
    }

    private static String snippet(String code) {
        StringBuilder html = new StringBuilder("<p>like this:</p>\n<pre>");
        code.lines()
                .forEach(line -> html.append(
                                escape(Snippet.of(line, Optional.empty()).text()))
                        .append('\n'));
        return html.append("</pre>\n").toString();
    }

    private static String edit(ShownEdit edit) {
        StringBuilder html = new StringBuilder(
                "<p>edit (" + edit.safety() + "): " + escape(edit.edit().title()) + "</p>\n<pre>");
        for (ShownEdit.Line line : edit.lines()) {
            String tag = line.mark() == '+' ? "ins" : "del";
            html.append('<')
                    .append(tag)
                    .append("><span class=\"number\">")
                    .append(line.mark())
                    .append(" </span>")
                    .append(escape(Snippet.of(line.text(), Optional.empty()).text()))
                    .append("</")
                    .append(tag)
                    .append(">\n");
        }
        return html.append("</pre>\n").toString();
    }

    /** The pages that the findings lead to. */
    private static void writePages(List<Entry> shown, Writer out) throws IOException {
        SortedMap<String, FixPage> fixes = new TreeMap<>();
        shown.forEach(entry -> entry.fixes().forEach(fix -> fixes.put(fix.id(), fix)));
        var rules = shown.stream()
                .map(Entry::rule)
                .distinct()
                .sorted(Comparator.comparing(rule -> rule.id()))
                .toList();
        for (var rule : rules) {
            out.write("<section class=\"page\"" + attribute("id", rule.id()) + ">\n<h2>" + escape(rule.id()) + ": "
                    + escape(rule.title()) + "</h2>\n" + PageHtml.of(PageText.below(PageText.markdown(rule.markdown())))
                    + "</section>\n");
        }
        for (FixPage fix : fixes.values()) {
            out.write("<section class=\"page\"" + attribute("id", "fix-" + fix.id()) + ">\n<h2>" + escape(fix.title())
                    + "</h2>\n" + PageHtml.of(PageText.below(PageText.markdown(fix.markdown()))) + "</section>\n");
        }
    }

    private static String advice(FixPage fix) {
        return escape(fix.clause()) + " (<a" + attribute("href", "#fix-" + fix.id()) + "><code>" + escape(fix.id())
                + "</code></a>)";
    }

    private static String ruleLink(String id) {
        return "<a" + attribute("href", "#" + id) + "><code>" + escape(id) + "</code></a>";
    }

    /** The folders above {@code src}, by the custom of Maven and Gradle. */
    private static String module(Entry entry) {
        String path = entry.place().path();
        int sources = path.indexOf("/src/");
        return sources > 0 ? Shown.line(path.substring(0, sources)) : "(top)";
    }
}
