package dev.wouldblock.rule;

import dev.wouldblock.finding.Confidence;
import dev.wouldblock.flow.Ending;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Questions that several rules ask of the endings of an operation. */
final class Endings {
    private Endings() {}

    /** The first ending of a kind, when no path from the operation reacts to the outcome. */
    static Optional<Judgement> unlessHandled(Examined examined, Outcome outcome, Ending.Kind kind) {
        return unlessHandled(examined, outcome, e -> e.kind() == kind);
    }

    static Optional<Judgement> unlessHandled(Examined examined, Outcome outcome, Predicate<Ending> wanted) {
        List<Ending> endings = examined.of(outcome);
        return endings.stream().anyMatch(e -> e.kind() == Ending.Kind.HANDLED)
                ? Optional.empty()
                : endings.stream().filter(wanted).findFirst().map(e -> Judgement.of(outcome, e));
    }

    /** The first ending of a kind, whatever other paths do. */
    static Optional<Judgement> any(Examined examined, Outcome outcome, Predicate<Ending> wanted) {
        return examined.of(outcome).stream().filter(wanted).findFirst().map(e -> Judgement.of(outcome, e));
    }

    /** The same call at once; a loop that gives the processor away may be meant so. */
    static Optional<Judgement> spin(Examined examined, Outcome outcome) {
        return any(examined, outcome, e -> e.kind() == Ending.Kind.SPIN)
                .map(j ->
                        j.ending().yielded() ? new Judgement(j.outcome(), j.ending(), Optional.of(Confidence.LOW)) : j);
    }
}
