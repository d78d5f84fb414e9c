package dev.wouldblock.reports;

import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.TraceStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks up what a report says about findings, in the same way for every format. */
final class Entries {
    /** By what a reader with little time wants to see: first what the change under review touches, then what is worst. */
    private static final Comparator<Entry> IMPORTANCE = Comparator.comparingInt(Entry::distanceToChange)
            .thenComparing(Entry::level)
            .thenComparing(entry -> entry.finding().confidence())
            .thenComparing(Entry::finding, Finding.ORDER);

    private final ReportContext context;
    private final PageIndex pages;

    Entries(ReportContext context) {
        this.context = context;
        this.pages = new PageIndex(context.pages());
    }

    /** In the order of the result. */
    List<Entry> all(AnalysisResult result) {
        return result.findings().stream().map(this::of).toList();
    }

    /** The most important first. */
    List<Entry> byImportance(AnalysisResult result) {
        return result.findings().stream().map(this::of).sorted(IMPORTANCE).toList();
    }

    /**
     * As many as there is room for: the most important ones, in the order of the result.
     *
     * @param limit what the reader of the format takes
     */
    List<Entry> atMost(int limit, AnalysisResult result) {
        if (result.findings().size() <= limit) {
            return all(result);
        }
        return byImportance(result).stream()
                .limit(limit)
                .sorted(Comparator.comparing(Entry::finding, Finding.ORDER))
                .toList();
    }

    Entry of(Finding finding) {
        Place place = Place.of(finding.location(), context);
        List<Entry.Step> steps = new ArrayList<>();
        for (TraceStep step : finding.trace()) {
            steps.add(new Entry.Step(
                    steps.size() + 1, Place.of(step.location(), context), Entry.line(step.phrase()), step.depth()));
        }
        return new Entry(
                finding,
                pages.rule(finding),
                pages.level(finding),
                place,
                List.copyOf(steps),
                pages.fixes(finding),
                place.text().flatMap(text -> context.edits().of(finding).flatMap(edit -> ShownEdit.of(edit, text))),
                context.edits().snippet(finding),
                isChanged(place),
                steps.stream().anyMatch(step -> isChanged(step.place())));
    }

    private boolean isChanged(Place place) {
        return place.line() > 0 && context.changes().isChanged(place.path(), place.line());
    }
}
