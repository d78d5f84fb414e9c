package dev.wouldblock.samples;

import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.spotbugs.WouldBlockDetector;
import edu.umd.cs.findbugs.BugCollectionBugReporter;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.DetectorFactoryCollection;
import edu.umd.cs.findbugs.FindBugs2;
import edu.umd.cs.findbugs.Plugin;
import edu.umd.cs.findbugs.PluginException;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.SortedBugCollection;
import edu.umd.cs.findbugs.SourceLineAnnotation;
import edu.umd.cs.findbugs.config.UserPreferences;
import edu.umd.cs.findbugs.plugins.DuplicatePluginIdException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The plugin in a run of SpotBugs, with no detector but ours. */
final class SpotBugsEngine implements SampleEngine {
    private static final String PROFILE = "wouldblock.profile";

    @Override
    public String word() {
        return "spotbugs";
    }

    @Override
    public boolean decides(RulePage page) {
        return page.engines().contains("bytecode");
    }

    @Override
    public Map<Place, String> findings() throws IOException {
        System.setProperty(PROFILE, "strict");
        try {
            load();
            return places(run());
        } catch (PluginException | URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            System.clearProperty(PROFILE);
        }
    }

    private static SortedBugCollection run() throws IOException, InterruptedException {
        try (Project project = new Project();
                FindBugs2 engine = new FindBugs2()) {
            project.addFile(SampleSources.CLASSES.toString());
            BugCollectionBugReporter reporter = new BugCollectionBugReporter(project);
            reporter.setPriorityThreshold(Priorities.LOW_PRIORITY);
            DetectorFactoryCollection detectors = DetectorFactoryCollection.instance();
            UserPreferences preferences = UserPreferences.createDefaultUserPreferences();
            preferences.enableAllDetectors(false);
            preferences.enableDetector(detectors.getFactory(WouldBlockDetector.class.getSimpleName()), true);
            engine.setProject(project);
            engine.setBugReporter(reporter);
            engine.setDetectorFactoryCollection(detectors);
            engine.setUserPreferences(preferences);
            engine.finishSettings();
            engine.execute();
            return (SortedBugCollection) reporter.getBugCollection();
        }
    }

    private static Map<Place, String> places(SortedBugCollection bugs) {
        bugs.getErrors().forEach(error -> {
            throw new IllegalStateException("not analysed: " + error.getMessage(), error.getException());
        });
        SortedMap<Place, String> findings = new TreeMap<>();
        for (BugInstance bug : bugs) {
            SourceLineAnnotation line = bug.getPrimarySourceLineAnnotation();
            Place place = new Place(line.getSourcePath(), line.getStartLine(), bug.getType());
            if (findings.put(place, bug.getProperty("wouldblock.fix")) != null) {
                throw new IllegalStateException("reported twice: " + place);
            }
        }
        return findings;
    }

    /** SpotBugs may have found the plugin on the class path already. */
    private static void load() throws PluginException, URISyntaxException {
        File plugin = new File(WouldBlockDetector.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try {
            Plugin.loadCustomPlugin(plugin, null);
        } catch (DuplicatePluginIdException e) {
            if (Plugin.getByPluginId(e.getPluginId()) == null) {
                throw e;
            }
        }
    }
}
