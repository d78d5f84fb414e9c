package dev.wouldblock.source.edit;

import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.source.SourceScan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A source text after the edits of its findings. */
final class Edited {
    private Edited() {}

    /** Each finding has an edit, and none is in the way of another. */
    static String all(String source) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        List<Finding> findings = findings(bytes);
        Map<Finding, Edit> edits = edits(bytes, findings);
        if (findings.isEmpty() || edits.size() < findings.size()) {
            throw new AssertionError("without an edit: "
                    + findings.stream().filter(f -> !edits.containsKey(f)).toList());
        }
        return Edit.applyAll(List.copyOf(edits.values()), source);
    }

    /** There are findings, and no edits. */
    static boolean isLeftAlone(String source) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        List<Finding> findings = findings(bytes);
        if (findings.isEmpty()) {
            throw new AssertionError("nothing is found");
        }
        return edits(bytes, findings).isEmpty();
    }

    private static List<Finding> findings(byte[] source) {
        return SourceScan.scanFile(Pages.load(), "A.java", source, Profile.STRICT, ExtraFacts.NONE)
                .findings();
    }

    private static Map<Finding, Edit> edits(byte[] source, List<Finding> findings) {
        return new SourceEdits(Pages.load(), Profile.STRICT, ExtraFacts.NONE).edits(source, findings);
    }
}
