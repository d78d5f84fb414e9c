package dev.wouldblock.source.edit;

import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.input.DecodedText;
import dev.wouldblock.source.SourceScan;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tries edits: analyses the edited file alone and compares with the file as it was. */
final class EditCheck {
    private final Pages pages;
    private final Profile profile;
    private final ExtraFacts facts;

    EditCheck(Pages pages, Profile profile, ExtraFacts facts) {
        this.pages = pages;
        this.profile = profile;
        this.facts = facts;
    }

    /** A finding without its place: earlier calls in the method may be gone after an edit. */
    private record Kind(String rule, String method, String call) {
        static Kind of(Finding finding) {
            return new Kind(finding.rule(), finding.location().qualifiedMethod(), finding.call());
        }
    }

    /** The edits that do what they should. */
    Map<Finding, Edit> passing(byte[] source, Map<Finding, Edit> proposed) {
        DecodedText text = DecodedText.of(source);
        Map<Finding, Edit> passing = new HashMap<>();
        String name = fileName(proposed.keySet().iterator().next());
        Map<Kind, Long> before = count(scan(name, source));
        proposed.forEach((finding, edit) -> {
            AnalysisResult after = scan(name, text.encode(edit.applyTo(text.text())));
            if (after.isComplete() && isBetter(before, count(after), Kind.of(finding))) {
                passing.put(finding, edit);
            }
        });
        return passing;
    }

    private static String fileName(Finding finding) {
        String path = finding.location().sourceFile();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private AnalysisResult scan(String name, byte[] source) {
        return SourceScan.scanFile(pages, name, source, profile, facts);
    }

    private static Map<Kind, Long> count(AnalysisResult result) {
        return result.findings().stream()
                .map(Kind::of)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** What only other files tell is not seen in one file alone, before the edit or after. */
    private static boolean isBetter(Map<Kind, Long> before, Map<Kind, Long> after, Kind fixed) {
        long left = after.getOrDefault(fixed, 0L);
        long was = before.getOrDefault(fixed, 0L);
        return (left < was || was == 0)
                && after.entrySet().stream()
                        .allMatch(each -> each.getValue() <= before.getOrDefault(each.getKey(), 0L));
    }
}
