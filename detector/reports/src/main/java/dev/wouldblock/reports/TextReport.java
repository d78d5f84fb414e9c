package dev.wouldblock.reports;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.finding.AnalysisResult;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A block per finding (message, place and code, path to it, fixes), then a count per rule. */
final class TextReport implements Report {
    /** Deeper call paths are rare, and further indentation would push the words off the screen. */
    private static final int DEEPEST_INDENT = 8;

    private final ReportContext context;
    private final Entries entries;
    private final Paint paint;

    TextReport(ReportContext context) {
        this.context = context;
        this.entries = new Entries(context);
        this.paint = new Paint(context.colored());
    }

    @Override
    public void write(AnalysisResult result, Writer out) throws IOException {
        for (var finding : result.findings()) {
            writeEntry(entries.of(finding), out);
        }
        out.write(Summary.counts(result));
        out.write(Summary.sentence(result, context) + "\n");
        out.write(Summary.incomplete(result).map(line -> line + "\n").orElse(""));
    }

    private void writeEntry(Entry entry, Writer out) throws IOException {
        out.write(paint.level(
                        entry.level(), entry.level().word() + "[" + entry.rule().id() + "]")
                + paint.strong(": " + entry.message()) + "\n");
        out.write("  " + paint.frame("-->") + " " + place(entry.place()) + "\n");
        Set<String> shown = new HashSet<>();
        writeCode(entry, shown, out);
        for (Entry.Step step : entry.steps()) {
            String indent = "  ".repeat(1 + Math.min(step.depth(), DEEPEST_INDENT));
            out.write(indent + step.number() + ". " + place(step.place(), entry.place()) + ": " + step.phrase() + "\n");
            if (shown.add(step.place().shown())) {
                writeLine(step.place(), Optional.empty(), indent, out);
            }
        }
        List<FixPage> fixes = entry.fixes();
        out.write("  = " + paint.fix("fix: ") + advice(fixes.get(0)) + "\n");
        for (FixPage other : fixes.subList(1, fixes.size())) {
            out.write("  = " + paint.fix("or: ") + advice(other) + ", when " + other.when() + "\n");
        }
        if (entry.edit().isPresent()) {
            writeEdit(entry.edit().get(), out);
        } else if (entry.snippet().isPresent()) {
            out.write("  = " + paint.fix("like this:") + "\n");
            for (String line : entry.snippet().get().lines().toList()) {
                out.write("    " + Snippet.of(line, Optional.empty()).text() + "\n");
            }
        }
        out.write("\n");
    }

    private void writeEdit(ShownEdit edit, Writer out) throws IOException {
        out.write("  = " + paint.fix("edit: ") + edit.edit().title() + " (" + edit.safety() + ")\n");
        for (ShownEdit.Line line : edit.lines()) {
            String text = Snippet.of(line.text(), Optional.empty()).text();
            out.write((paint.frame("    " + line.mark() + " ") + text).stripTrailing() + "\n");
        }
    }

    /** The call between its neighbours, underlined. */
    private void writeCode(Entry entry, Set<String> shown, Writer out) throws IOException {
        Place place = entry.place();
        if (place.sourceLine().isEmpty()) {
            return;
        }
        for (int line = place.line() - 1; line <= place.line() + 1; line++) {
            Place near = place.at(line);
            if (near.sourceLine().isPresent()) {
                writeLine(
                        near,
                        line == place.line() ? place.underlined(entry.finding().call()) : Optional.empty(),
                        "  ",
                        out);
                shown.add(near.shown());
            }
        }
        shown.add(place.shown());
    }

    private void writeLine(Place place, Optional<Place.Range> underlined, String indent, Writer out)
            throws IOException {
        if (place.sourceLine().isEmpty()) {
            return;
        }
        String number = String.format(Locale.ROOT, "%5d", place.line());
        Snippet snippet = Snippet.of(place.sourceLine().get(), underlined);
        out.write((indent + paint.frame(number + " |") + " " + snippet.text()).stripTrailing() + "\n");
        if (!snippet.carets().isEmpty()) {
            out.write(indent + paint.frame("      |") + " " + paint.strong(snippet.carets()) + "\n");
        }
    }

    /** The page's sentence without its full stop, and the id under which there is more to read. */
    private static String advice(FixPage fix) {
        return fix.clause() + " (" + fix.id() + ")";
    }

    /** The place of a step, without what is that of the finding. */
    private static String place(Place step, Place finding) {
        if (step.line() == 0 || !step.path().equals(finding.path())) {
            return place(step);
        }
        String method = step.location().qualifiedMethod();
        return "line " + step.line()
                + (method.equals(finding.location().qualifiedMethod()) ? "" : " (" + Shown.line(method) + ")");
    }

    /** {@code org/x/A.java:42:7 (org.x.A.send)}, without what is unknown. */
    private static String place(Place place) {
        return place.shown() + " (" + Shown.line(place.location().qualifiedMethod()) + ")";
    }
}
