package dev.wouldblock.rule;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.TraceStep;
import dev.wouldblock.finding.Withheld;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.OperationSite;
import dev.wouldblock.flow.Phrases;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns judgements into findings. */
public final class Reporter {
    private record Draft(RulePage page, Examined examined, Judgement judgement, Location location) {}

    /**
     * What the rules say.
     *
     * @param findings one at most for each call in the source, in the order of {@link Finding#ORDER}
     * @param withheld what the profile leaves out
     */
    public record Reported(List<Finding> findings, List<Withheld> withheld) {
        public Reported {
            findings = List.copyOf(findings);
            withheld = List.copyOf(withheld);
        }
    }

    private final Program program;
    private final Pages pages;
    private final Profile profile;
    private final String engine;

    public Reporter(Program program, Pages pages, Profile profile, String engine) {
        this.program = program;
        this.pages = pages;
        this.profile = profile;
        this.engine = engine;
    }

    public Reported report(List<Examined> all) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        List<Withheld> withheld = new ArrayList<>();
        for (Examined examined : all) {
            if (examined.site().method().modifiers().contains(MethodModel.Modifier.SYNTHETIC)) {
                continue;
            }
            draft(examined).ifPresent(d -> {
                if (isWanted(d)) {
                    drafts.putIfAbsent(place(d), d);
                } else {
                    withheld.add(new Withheld(d.page().id(), d.location()));
                }
            });
        }
        List<Draft> sorted = new ArrayList<>(drafts.values());
        sorted.sort(Comparator.comparing((Draft d) -> d.location().sourceFile())
                .thenComparing(d -> d.location().position().line())
                .thenComparing(d -> d.page().id())
                .thenComparing(Reporter::place));
        Fingerprints fingerprints = new Fingerprints();
        return new Reported(
                sorted.stream()
                        .map(d -> finding(d, fingerprints))
                        .sorted(Finding.ORDER)
                        .toList(),
                withheld);
    }

    /** Copies of a call that a compiler made for {@code finally} are one place. */
    private static String place(Draft draft) {
        return draft.page().id() + "|" + draft.location().className() + "|"
                + draft.location().position().line() + "|"
                + draft.examined().site().call().method().display();
    }

    private Optional<Draft> draft(Examined examined) {
        for (Rule rule : Rules.all()) {
            RulePage page = pages.rule(rule.id())
                    .orElseThrow(() -> new IllegalStateException("rule " + rule.id() + " has no page"));
            Optional<Judgement> judgement = rule.judge(examined);
            if (judgement.isPresent()) {
                OperationSite site = examined.site();
                return Optional.of(
                        new Draft(page, examined, judgement.get(), location(site.method(), site.position())));
            }
        }
        return Optional.empty();
    }

    private boolean isWanted(Draft draft) {
        return profile.includes(draft.page().profile())
                && (profile == Profile.STRICT || confidence(draft.page(), draft.judgement()) != Confidence.LOW);
    }

    private static Confidence confidence(RulePage page, Judgement judgement) {
        return judgement.confidence().orElse(page.confidence());
    }

    private Finding finding(Draft draft, Fingerprints fingerprints) {
        OperationSite site = draft.examined().site();
        String call = site.call().method().display();
        List<String> fixes = FixChoice.order(draft.page(), draft.examined());
        String message = draft.page()
                .message()
                .replace("{call}", call)
                .replace(
                        "{outcome}",
                        Phrases.outcome(site.operation(), draft.judgement().outcome()))
                .replace("{consequence}", draft.judgement().ending().detail());
        String advice = pages.fix(fixes.get(0))
                .map(FixPage::advice)
                .orElseThrow(() -> new IllegalStateException("fix " + fixes.get(0) + " has no page"));
        List<TraceStep> trace = draft.judgement().ending().trace().inOrder().stream()
                .map(s -> new TraceStep(location(s.method(), s.position()), s.phrase(), s.depth()))
                .toList();
        return new Finding(
                draft.page().id(),
                confidence(draft.page(), draft.judgement()),
                draft.location(),
                call,
                message + " Fix: " + advice,
                trace,
                fixes,
                fingerprints.of(draft.page().id(), draft.location().qualifiedMethod(), call),
                Set.of(engine));
    }

    private Location location(MethodModel method, Position position) {
        String file = program.find(method.owner()).map(ClassModel::sourceFile).orElse("");
        boolean isLambda = !method.enclosing().equals(method.name());
        return new Location(method.owner(), method.enclosing(), isLambda ? "" : method.descriptor(), file, position);
    }
}
