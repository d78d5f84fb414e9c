package dev.wouldblock.rule;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Withheld;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Program;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.region.RegionAnalysis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Turns what the analyses show into findings. */
public final class Reporter {
    /**
     * What the rules say.
     *
     * @param findings one at most of a rule for each call in the source, in the order of {@link Finding#ORDER}
     * @param withheld what the profile leaves out
     */
    public record Reported(List<Finding> findings, List<Withheld> withheld) {
        public Reported {
            findings = List.copyOf(findings);
            withheld = List.copyOf(withheld);
        }

        /** This, and what another report says of some classes. */
        public Reported and(Reported other, Predicate<String> classes) {
            List<Finding> allFindings = new ArrayList<>(findings);
            other.findings.stream()
                    .filter(f -> classes.test(f.location().className()))
                    .forEach(allFindings::add);
            allFindings.sort(Finding.ORDER);
            List<Withheld> allWithheld = new ArrayList<>(withheld);
            other.withheld.stream()
                    .filter(w -> classes.test(w.location().className()))
                    .forEach(allWithheld::add);
            return new Reported(allFindings, allWithheld);
        }
    }

    private final Drafts drafts;
    private final Pages pages;
    private final Profile profile;
    private final String engine;

    public Reporter(Program program, Pages pages, Profile profile, String engine) {
        this.drafts = new Drafts(program, pages);
        this.pages = pages;
        this.profile = profile;
        this.engine = engine;
    }

    public Reported report(List<Examined> operations, RegionAnalysis.Result regions, List<Misuse> misuses) {
        Stream<Draft> all = Stream.of(
                        operations.stream()
                                .filter(e -> isWritten(e.site().method()))
                                .flatMap(e -> drafts.of(e, regions).stream()),
                        regions.blocked().stream()
                                .filter(b -> isWritten(b.method()))
                                .flatMap(b -> drafts.of(b).stream()),
                        misuses.stream().filter(m -> isWritten(m.method())).flatMap(m -> drafts.of(m).stream()))
                .flatMap(s -> s);
        Map<String, Draft> places = new LinkedHashMap<>();
        List<Withheld> withheld = new ArrayList<>();
        all.forEach(draft -> {
            if (isWanted(draft)) {
                places.putIfAbsent(draft.place(), draft);
            } else {
                withheld.add(new Withheld(draft.page().id(), draft.location()));
            }
        });
        List<Draft> sorted = new ArrayList<>(places.values());
        sorted.sort(Comparator.comparing((Draft d) -> d.location().sourceFile())
                .thenComparing(d -> d.location().position().line())
                .thenComparing(d -> d.page().id())
                .thenComparing(Draft::place));
        Fingerprints fingerprints = new Fingerprints();
        return new Reported(
                sorted.stream()
                        .map(d -> finding(d, fingerprints))
                        .sorted(Finding.ORDER)
                        .toList(),
                withheld);
    }

    private static boolean isWritten(MethodModel method) {
        return !method.modifiers().contains(MethodModel.Modifier.SYNTHETIC);
    }

    private boolean isWanted(Draft draft) {
        return profile.includes(draft.page().profile())
                && (profile.includes(Profile.STRICT) || draft.confidence() != Confidence.LOW);
    }

    private Finding finding(Draft draft, Fingerprints fingerprints) {
        String id = draft.fixes().get(0);
        FixPage fix = pages.fix(id).orElseThrow(() -> new IllegalStateException("fix " + id + " has no page"));
        boolean isNamed = !draft.hint().isEmpty() && FixChoice.namesCall(id);
        String named = isNamed ? fix.clause() + " (" + draft.hint() + ")." : fix.advice();
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
