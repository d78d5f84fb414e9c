package dev.wouldblock.spotbugs.host;

import edu.umd.cs.findbugs.BugCollectionBugReporter;
import edu.umd.cs.findbugs.DetectorFactory;
import edu.umd.cs.findbugs.DetectorFactoryCollection;
import edu.umd.cs.findbugs.FindBugs2;
import edu.umd.cs.findbugs.Plugin;
import edu.umd.cs.findbugs.PluginException;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.SortedBugCollection;
import edu.umd.cs.findbugs.config.UserPreferences;
import edu.umd.cs.findbugs.plugins.DuplicatePluginIdException;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One run of SpotBugs, as a host does it. Lives in a class loader of its own with one version of SpotBugs; the test
 * talks to it through JDK types only.
 */
public final class HostRun implements Function<Map<String, List<String>>, String> {
    /** @return the report of SpotBugs in XML */
    @Override
    public String apply(Map<String, List<String>> request) {
        try {
            return run(request);
        } catch (IOException | InterruptedException | PluginException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String run(Map<String, List<String>> request)
            throws IOException, InterruptedException, PluginException {
        for (String jar : request.get("plugins")) {
            load(new File(jar));
        }
        try (Project project = new Project()) {
            request.get("classes").forEach(project::addFile);
            request.get("libraries").forEach(project::addAuxClasspathEntry);
            project.addSourceDirs(request.get("sources"));
            BugCollectionBugReporter reporter = new BugCollectionBugReporter(project);
            reporter.setPriorityThreshold(Priorities.LOW_PRIORITY);
            UserPreferences preferences = UserPreferences.createDefaultUserPreferences();
            preferences.enableAllDetectors(false);
            for (DetectorFactory factory : DetectorFactoryCollection.instance().getFactories()) {
                if (request.get("detectors").contains(factory.getShortName())) {
                    preferences.enableDetector(factory, true);
                }
            }
            try (FindBugs2 engine = new FindBugs2()) {
                engine.setProject(project);
                engine.setBugReporter(reporter);
                engine.setDetectorFactoryCollection(DetectorFactoryCollection.instance());
                engine.setUserPreferences(preferences);
                for (String filter : request.get("exclude")) {
                    engine.addFilter(filter, false);
                }
                for (String filter : request.get("include")) {
                    engine.addFilter(filter, true);
                }
                engine.finishSettings();
                engine.execute();
            }
            StringWriter xml = new StringWriter();
            SortedBugCollection bugs = (SortedBugCollection) reporter.getBugCollection();
            bugs.setWithMessages(true);
            bugs.writeXML(xml);
            return xml.toString();
        }
    }

    private static void load(File jar) throws PluginException {
        try {
            Plugin.loadCustomPlugin(jar, null);
        } catch (DuplicatePluginIdException e) {
            // A host that stays alive keeps the plugin of the run before.
            if (Plugin.getByPluginId(e.getPluginId()) == null) {
                throw e;
            }
        }
    }
}
