package dev.wouldblock.spotbugs.build;

import dev.wouldblock.spotbugs.ReportDecorator;
import dev.wouldblock.spotbugs.WouldBlockDetector;
import edu.umd.cs.findbugs.bugReporter.BugReporterDecorator;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/** The three files by which SpotBugs knows a plugin. */
final class Descriptors {
    /** Settings of IDEs are stored under it: never change it. */
    private static final String PLUGIN_ID = "dev.wouldblock";

    private static final String ABBREVIATION = "WB";
    private static final String DECORATOR_ID = "dev.wouldblock.reports";

    private Descriptors() {}

    static String findbugs(List<Pattern> patterns) throws XMLStreamException {
        Xml xml = new Xml();
        xml.begin("FindbugsPlugin", "pluginid", PLUGIN_ID, "provider", "wouldblock", "defaultenabled", "true");
        xml.empty(
                "PluginComponent",
                "id",
                DECORATOR_ID,
                "componentKind",
                BugReporterDecorator.class.getName(),
                "componentClass",
                ReportDecorator.class.getName());
        // SpotBugs runs a detector only if a pattern in this list can be shown.
        String reports = patterns.stream().map(Pattern::type).collect(Collectors.joining(","));
        xml.empty("Detector", "class", WouldBlockDetector.class.getName(), "speed", "fast", "reports", reports);
        for (Pattern pattern : patterns) {
            if (pattern.cwe().isPresent()) {
                String cwe = Integer.toString(pattern.cwe().getAsInt());
                xml.empty(
                        "BugPattern",
                        "abbrev",
                        ABBREVIATION,
                        "type",
                        pattern.type(),
                        "category",
                        pattern.category(),
                        "cweid",
                        cwe);
            } else {
                xml.empty("BugPattern", "abbrev", ABBREVIATION, "type", pattern.type(), "category", pattern.category());
            }
        }
        xml.end();
        return xml.text();
    }

    static String messages(List<Pattern> patterns) throws XMLStreamException {
        Xml xml = new Xml();
        xml.begin("MessageCollection");
        xml.begin("Plugin");
        xml.text("ShortDescription", "wouldblock");
        xml.html("Details", "<p>Finds mishandled non-blocking I/O, and names the fix that fits the code.</p>");
        xml.end();
        xml.begin("PluginComponent", "id", DECORATOR_ID);
        xml.text("Description", "Full reports of wouldblock");
        xml.html("Details", "<p>Writes the reports that the system property wouldblock.format names.</p>");
        xml.end();
        xml.begin("Detector", "class", WouldBlockDetector.class.getName());
        xml.html(
                "Details",
                "<p>Asks of each call on a non-blocking channel: what does this code do if the call would block"
                        + " right now? Java answers with 0, null or false and throws nothing.</p>");
        xml.end();
        for (Pattern pattern : patterns) {
            xml.begin("BugPattern", "type", pattern.type());
            xml.text("ShortDescription", pattern.title());
            xml.text("LongDescription", pattern.message());
            xml.html("Details", pattern.details());
            xml.end();
        }
        xml.text("BugCode", "Mishandled non-blocking I/O", "abbrev", ABBREVIATION);
        xml.end();
        return xml.text();
    }

    /** Without absolute ranks SpotBugs adds its own, relative ones, twice, and then hides the findings. */
    static String bugrank(List<Pattern> patterns) {
        return patterns.stream()
                .map(pattern -> pattern.rank() + " BugPattern " + pattern.type() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * What makes the jar a bundle of Eclipse. The plugin of SpotBugs there finds it by the extension in
     * {@code plugin.xml} and then loads the jar as any host does, so no package is imported or exported.
     *
     * @param version as Maven has it: {@code 1.2.3} or {@code 1.2.3-SNAPSHOT}
     */
    static String manifest(String version) {
        return String.join(
                "\n",
                "Manifest-Version: 1.0",
                "Bundle-ManifestVersion: 2",
                "Bundle-Name: wouldblock for SpotBugs",
                "Bundle-Vendor: wouldblock",
                // Eclipse knows an installed plugin by it: never change it.
                "Bundle-SymbolicName: " + PLUGIN_ID + ";singleton:=true",
                "Bundle-Version: " + version.replace('-', '.'),
                "Bundle-RequiredExecutionEnvironment: JavaSE-17",
                "Require-Bundle: edu.umd.cs.findbugs.plugin.eclipse",
                "Eclipse-RegisterBuddy: edu.umd.cs.findbugs.plugin.eclipse",
                "");
    }
}
