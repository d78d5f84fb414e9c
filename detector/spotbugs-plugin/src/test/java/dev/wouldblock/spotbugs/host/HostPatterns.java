package dev.wouldblock.spotbugs.host;

import edu.umd.cs.findbugs.BugPattern;
import edu.umd.cs.findbugs.BugRanker;
import edu.umd.cs.findbugs.DetectorFactory;
import edu.umd.cs.findbugs.DetectorFactoryCollection;
import edu.umd.cs.findbugs.Plugin;
import edu.umd.cs.findbugs.PluginException;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What SpotBugs knows of the plugin's patterns after it has loaded the jar. */
public final class HostPatterns implements Function<String, Map<String, List<String>>> {
    /** @return by type: rank, category, CWE, short and long description, Details, description of the category */
    @Override
    public Map<String, List<String>> apply(String jar) {
        try {
            Plugin plugin = Plugin.loadCustomPlugin(new File(jar), null);
            DetectorFactory detector = plugin.getDetectorFactories().iterator().next();
            Map<String, List<String>> patterns = new TreeMap<>();
            for (BugPattern pattern : detector.getReportedBugPatterns()) {
                patterns.put(
                        pattern.getType(),
                        List.of(
                                Integer.toString(BugRanker.findRank(pattern, detector)),
                                pattern.getCategory(),
                                Integer.toString(pattern.getCWEid()),
                                pattern.getShortDescription(),
                                pattern.getLongDescription(),
                                pattern.getDetailText(),
                                String.valueOf(
                                        DetectorFactoryCollection.instance().getBugCategory(pattern.getCategory()))));
            }
            return patterns;
        } catch (PluginException e) {
            throw new IllegalStateException(e);
        }
    }
}
