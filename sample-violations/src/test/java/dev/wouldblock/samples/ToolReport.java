package dev.wouldblock.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What another analyser reports in the samples.
 *
 * @param tool its name and version
 */
record ToolReport(String tool, List<Report> reports) {
    /** A report that spans more lines is about a method or a class, not about a statement. */
    private static final int STATEMENT = 5;

    private static final Path SPOTBUGS = Path.of("target", "spotbugsXml.xml");
    private static final Path PMD = Path.of("target", "pmd.xml");
    private static final Pattern ERROR_PRONE = Pattern.compile("^\\[(\\w+)]");

    /**
     * @param check the tool's name of what it looks for
     * @param file below the source root, with slashes
     */
    record Report(String check, String file, int from, int to) {
        boolean isAt(int line) {
            return from <= line && line <= to && to - from < STATEMENT;
        }
    }

    static List<ToolReport> all() throws IOException {
        return List.of(spotBugs(), errorProne(), pmd());
    }

    /** Of the plugins that it loaded, too. */
    private static ToolReport spotBugs() throws IOException {
        List<Report> reports = new ArrayList<>();
        for (Element bug : children(parse(SPOTBUGS).getDocumentElement(), "BugInstance")) {
            // The lines of a bug are its own children; those of its class and its method are theirs.
            List<Element> lines = children(bug, "SourceLine");
            if (!lines.isEmpty() && lines.get(0).hasAttribute("start")) {
                Element line = lines.get(0);
                reports.add(new Report(
                        bug.getAttribute("type"), line.getAttribute("sourcepath"), number(line, "start"), number(line, "end")));
            }
        }
        return new ToolReport(name("spotbugs"), reports);
    }

    private static ToolReport pmd() throws IOException {
        List<Report> reports = new ArrayList<>();
        for (Element file : children(parse(PMD).getDocumentElement(), "file")) {
            String path = below(SampleSources.ROOT, Path.of(file.getAttribute("name")));
            for (Element violation : children(file, "violation")) {
                reports.add(new Report(
                        violation.getAttribute("rule"), path, number(violation, "beginline"), number(violation, "endline")));
            }
        }
        return new ToolReport(name("pmd"), reports);
    }

    /** Compiles the samples with all checks, those that are off by default too. */
    private static ToolReport errorProne() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Path classes = Files.createTempDirectory("comparison");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            String classPath = System.getProperty("java.class.path");
            List<String> options = List.of(
                    "-d", classes.toString(),
                    "-cp", classPath,
                    "-processorpath", classPath,
                    "-proc:none",
                    "-Xmaxwarns", "100000",
                    "-XDcompilePolicy=simple",
                    "--should-stop=ifError=FLOW",
                    "-Xplugin:ErrorProne -XepAllDisabledChecksAsWarnings -XepAllErrorsAsWarnings");
            List<Path> sources = SampleSources.files().stream().map(SampleSources.ROOT::resolve).toList();
            if (!compiler.getTask(null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IllegalStateException("not compiled: " + diagnostics.getDiagnostics());
            }
        } finally {
            delete(classes);
        }
        List<Report> reports = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            Matcher check = ERROR_PRONE.matcher(diagnostic.getMessage(Locale.ROOT));
            if (check.find() && diagnostic.getEndPosition() != Diagnostic.NOPOS) {
                String file = below(SampleSources.ROOT, Path.of(diagnostic.getSource().getName()));
                if (!texts.containsKey(file)) {
                    texts.put(file, diagnostic.getSource().getCharContent(true).toString());
                }
                reports.add(new Report(
                        check.group(1),
                        file,
                        line(texts.get(file), diagnostic.getStartPosition()),
                        line(texts.get(file), diagnostic.getEndPosition())));
            }
        }
        return new ToolReport(name("errorprone"), reports);
    }

    private static int line(String text, long position) {
        return 1 + (int) text.substring(0, Math.toIntExact(position)).chars().filter(c -> c == '\n').count();
    }

    private static String name(String tool) {
        return System.getProperty("comparison." + tool);
    }

    private static Document parse(Path report) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(report + ": " + e.getMessage(), e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private static String below(Path root, Path file) {
        return root.toAbsolutePath().relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
