package dev.wouldblock.rule;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Program;
import dev.wouldblock.region.BlockedCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what the analyses show into findings. */
public final class Reporter {
    private final Drafts drafts;
    private final Pages pages;
    private final String engine;

    public Reporter(Program program, Pages pages, Profile profile, String engine) {
        this.drafts = new Drafts(program, pages, profile);
        this.pages = pages;
        this.engine = engine;
    }

    /** One finding at most of a rule for each call in the source, in the order of {@link Finding#ORDER}. */
    public List<Finding> report(List<Examined> operations, List<BlockedCall> blocked) {
        Map<String, Draft> places = new LinkedHashMap<>();
        operations.stream()
                .filter(e -> isWritten(e.site().method()))
                .flatMap(e -> drafts.of(e).stream())
                .forEach(d -> places.putIfAbsent(d.place(), d));
        blocked.stream()
                .filter(b -> isWritten(b.method()))
                .flatMap(b -> drafts.of(b).stream())
                .forEach(d -> places.putIfAbsent(d.place(), d));
        List<Draft> sorted = new ArrayList<>(places.values());
        sorted.sort(Comparator.comparing((Draft d) -> d.location().sourceFile())
                .thenComparing(d -> d.location().position().line())
                .thenComparing(d -> d.page().id())
                .thenComparing(Draft::place));
        Fingerprints fingerprints = new Fingerprints();
        return sorted.stream()
                .map(d -> finding(d, fingerprints))
                .sorted(Finding.ORDER)
                .toList();
    }

    private static boolean isWritten(MethodModel method) {
        return !method.modifiers().contains(MethodModel.Modifier.SYNTHETIC);
    }

    private Finding finding(Draft draft, Fingerprints fingerprints) {
        String fix = draft.fixes().get(0);
        String advice = pages.fix(fix)
                .map(FixPage::advice)
                .orElseThrow(() -> new IllegalStateException("fix " + fix + " has no page"));
        boolean isNamed = !draft.hint().isEmpty() && FixChoice.namesCall(fix);
        String named = isNamed ? advice.replaceAll("\\.$", "") + " (" + draft.hint() + ")." : advice;
        return new Finding(
                draft.page().id(),
                draft.confidence(),
                draft.location(),
                draft.call(),
                draft.message() + " Fix: " + named,
                draft.trace(),
                draft.fixes(),
                fingerprints.of(draft.page().id(), draft.location().qualifiedMethod(), draft.call()),
                Set.of(engine));
    }
}
