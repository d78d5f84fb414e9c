package dev.wouldblock.finding;

import dev.wouldblock.model.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One mistake at one place.
 *
 * @param rule rule id ({@code WB_WRITE_IGNORED})
 * @param location the flagged line: the call whose outcome is mishandled
 * @param call the call as a reader would write it ({@code SocketChannel.write})
 * @param message one or more sentences that stand alone: what can happen, what follows, what to do
 * @param trace where the mode was set, then the steps of the walk; never empty
 * @param fixes ids of the fixes, the chosen one first; never empty
 * @param fingerprint stable across line shifts: 32 lower-case hexadecimal digits
 * @param engines {@code bytecode}, {@code source} or both
 */
public record Finding(
        String rule,
        Confidence confidence,
        Location location,
        String call,
        String message,
        List<TraceStep> trace,
        List<String> fixes,
        String fingerprint,
        Set<String> engines) {
    /** By file, line, column, rule and fingerprint: a total order on distinct findings. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding f) -> f.location().sourceFile())
            .thenComparing(f -> f.location().position().line())
            .thenComparing(f -> f.location().position().column())
            .thenComparing(Finding::rule)
            .thenComparing(Finding::fingerprint);

    public Finding {
        trace = List.copyOf(trace);
        fixes = List.copyOf(fixes);
        engines = Set.copyOf(engines);
    }

    /** The fix that fits this code best. */
    public String fix() {
        return fixes.get(0);
    }

    /** The same finding with a place that is told more exactly. */
    public Finding at(Position position) {
        Location exact = new Location(
                location.className(), location.method(), location.descriptor(), location.sourceFile(), position);
        return new Finding(rule, confidence, exact, call, message, trace, fixes, fingerprint, engines);
    }

    /** The same finding with its place, and those of the steps to it, told in another way. */
    public Finding withLocations(UnaryOperator<Location> told) {
        List<TraceStep> steps = trace.stream()
                .map(step -> new TraceStep(told.apply(step.location()), step.phrase(), step.depth()))
                .toList();
        return new Finding(rule, confidence, told.apply(location), call, message, steps, fixes, fingerprint, engines);
    }
}
