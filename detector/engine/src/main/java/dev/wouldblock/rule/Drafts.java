package dev.wouldblock.rule;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.TraceStep;
import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.OperationSite;
import dev.wouldblock.flow.Outcome;
import dev.wouldblock.flow.Phrases;
import dev.wouldblock.flow.Step;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Program;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.region.BlockedCall;
import dev.wouldblock.region.Region;
import dev.wouldblock.region.RegionAnalysis;
import java.util.List;
import java.util.Optional;

/** Asks the rules; of several that have something to say of one call, the first one speaks. */
final class Drafts {
    private final Program program;
    private final Pages pages;

    Drafts(Program program, Pages pages) {
        this.program = program;
        this.pages = pages;
    }

    Optional<Draft> of(Examined examined, RegionAnalysis.Result regions) {
        Region virtual = regions.virtual().get(examined.site().method());
        Examined known = virtual == null ? examined : examined.onVirtualThread();
        for (OutcomeRule rule : Rules.outcomes()) {
            Optional<Judgement> judgement = rule.judge(known);
            if (judgement.isPresent()) {
                return Optional.of(
                        virtual != null && isBusyWait(judgement.get())
                                ? onVirtualThread(examined, judgement.get(), virtual)
                                : draft(page(rule), examined, judgement.get()));
            }
        }
        return Optional.empty();
    }

    /** A loop that only has to wait; one that has to empty its buffer would not be better off in blocking mode. */
    private static boolean isBusyWait(Judgement judgement) {
        return judgement.ending().kind() == Ending.Kind.SPIN && judgement.outcome() != Outcome.FULL;
    }

    Optional<Draft> of(BlockedCall call) {
        return Rules.regions().stream()
                .filter(rule -> rule.isAbout(call))
                .findFirst()
                .map(rule -> draft(page(rule), call));
    }

    Optional<Draft> of(Misuse misuse) {
        return Rules.protocols().stream()
                .filter(rule -> rule.isAbout(misuse))
                .findFirst()
                .map(rule -> draft(page(rule), misuse));
    }

    private RulePage page(Rule rule) {
        return pages.rule(rule.id()).orElseThrow(() -> new IllegalStateException("rule " + rule.id() + " has no page"));
    }

    private Draft draft(RulePage page, Examined examined, Judgement judgement) {
        OperationSite site = examined.site();
        String call = site.call().method().display();
        String message = page.message()
                .replace("{call}", call)
                .replace("{outcome}", Phrases.outcome(site, judgement.outcome()))
                .replace("{consequence}", judgement.ending().detail());
        return new Draft(
                page,
                judgement.confidence().orElse(page.confidence()),
                location(site.method(), site.position()),
                call,
                message,
                trace(judgement.ending().trace()),
                FixChoice.order(page, examined),
                "");
    }

    /** A spin is worse where the thread has no processor of its own, and a blocking channel is the better fix. */
    private Draft onVirtualThread(Examined examined, Judgement judgement, Region region) {
        Draft spin = draft(page(new SpinOnVirtualThread()), examined, judgement);
        return new Draft(
                spin.page(),
                spin.confidence(),
                spin.location(),
                spin.call(),
                spin.message().replace("{region}", region.place()),
                spin.trace(),
                spin.page().fixes(),
                "");
    }

    private Draft draft(RulePage page, BlockedCall blocked) {
        String call = blocked.call().method().display();
        String message = page.message()
                .replace("{call}", call)
                .replace("{why}", blocked.fact().reason())
                .replace("{region}", blocked.region().place())
                .replace("{holder}", blocked.holder());
        return new Draft(
                page,
                blocked.isCertain() ? page.confidence() : Confidence.LOW,
                location(blocked.method(), blocked.call().position()),
                call,
                message,
                trace(blocked.trace()),
                FixChoice.order(page, blocked),
                blocked.fact().value("instead", ""));
    }

    private Draft draft(RulePage page, Misuse misuse) {
        String message = page.message().replace("{call}", misuse.call()).replace("{consequence}", misuse.consequence());
        return new Draft(
                page,
                misuse.isCertain() ? page.confidence() : Confidence.LOW,
                location(misuse.method(), misuse.position()),
                misuse.call(),
                message,
                trace(misuse.trace()),
                FixChoice.order(page, misuse),
                "");
    }

    private List<TraceStep> trace(Step last) {
        return last.inOrder().stream()
                .map(s -> new TraceStep(location(s.method(), s.position()), s.phrase(), s.depth()))
                .toList();
    }

    private Location location(MethodModel method, Position position) {
        String file = program.find(method.owner()).map(ClassModel::sourceFile).orElse("");
        boolean isLambda = !method.enclosing().equals(method.name());
        return new Location(method.owner(), method.enclosing(), isLambda ? "" : method.descriptor(), file, position);
    }
}
