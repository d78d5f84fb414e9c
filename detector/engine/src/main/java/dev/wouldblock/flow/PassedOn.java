package dev.wouldblock.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a method of the program passes on of an operation in it, so that its callers are asked what they do with it.
 *
 * @param isResult whether its result says how the operation ended; false when just the buffer tells
 * @param answers the result for each outcome, where it has answers of its own, as null for "nothing there"; empty where it
 *     passes on the result of the operation
 * @param endIsDone whether it has itself done something about the end of the stream
 */
record PassedOn(boolean isResult, List<Range> answers, boolean endIsDone) {
    PassedOn {
        answers = List.copyOf(answers);
    }

    /** Empty when nothing is passed on, or not on all paths. */
    static Optional<PassedOn> of(Examined examined) {
        Optional<PassedOn> same = same(examined);
        return same.isPresent() ? same : translated(examined);
    }

    /** Whether the result itself is passed on, or just the buffer; empty when neither is, or not on all paths. */
    private static Optional<PassedOn> same(Examined examined) {
        OperationSite site = examined.site();
        boolean endIsDone =
                site.endIsDone() || examined.of(Outcome.EOF).stream().anyMatch(ending -> !isOpen(ending));
        Set<Boolean> ways = new HashSet<>();
        for (Map.Entry<Outcome, List<Ending>> entry : examined.endings().entrySet()) {
            if (site.operation() == Operation.READ && entry.getKey() == Outcome.SHORT
                    || entry.getKey() == Outcome.FULL
                    || entry.getKey() == Outcome.EOF && endIsDone) {
                // The count tells neither of the first two: it is what the buffer has room for that does.
                continue;
            }
            int index = site.operation().outcomes().indexOf(entry.getKey());
            for (Ending ending : entry.getValue()) {
                boolean isOutcome =
                        ending.returned().filter(Datum::dependsOnOutcome).isPresent();
                boolean changed = isOutcome
                        && !isSame(entry.getKey(), ending.returned().get().at(index));
                if (ending.kind() != Ending.Kind.PASSED_ON || changed) {
                    boolean harmless = ending.kind() == Ending.Kind.FORGOTTEN;
                    if (!harmless) {
                        return Optional.empty();
                    }
                } else {
                    ways.add(isOutcome);
                }
            }
        }
        return ways.size() == 1
                ? Optional.of(new PassedOn(ways.iterator().next(), List.of(), endIsDone))
                : Optional.empty();
    }

    /** Whether it is up to the caller what becomes of the end of the stream. */
    private static boolean isOpen(Ending ending) {
        return ending.kind() == Ending.Kind.PASSED_ON || ending.kind() == Ending.Kind.FORGOTTEN;
    }

    private static boolean isSame(Outcome outcome, Range returned) {
        return switch (outcome) {
            case ZERO, NULL, FALSE -> returned.isExactly(0);
            case EOF -> returned.isExactly(-1);
            case SHORT, FULL, DONE -> returned.low() > 0;
        };
    }

    /** A read whose method answers a constant when there is nothing, or nothing any more: {@code if (count <= 0) return null}. */
    private static Optional<PassedOn> translated(Examined examined) {
        OperationSite site = examined.site();
        if (site.operation() != Operation.READ || !site.answers().isEmpty()) {
            return Optional.empty();
        }
        List<Range> answers = site.operation().outcomes().stream()
                .map(o -> o == Outcome.ZERO || o == Outcome.EOF ? answer(examined.of(o)) : Range.ALL)
                .toList();
        return answers.stream().allMatch(Range.ALL::equals)
                ? Optional.empty()
                : Optional.of(new PassedOn(true, answers, site.endIsDone()));
    }

    /** The one constant that all paths return, or {@link Range#ALL}. A path that forgets the outcome tells nobody of it. */
    private static Range answer(List<Ending> endings) {
        Set<Range> found = new HashSet<>();
        for (Ending ending : endings) {
            found.add(ending.returned()
                    .filter(d -> ending.kind() == Ending.Kind.HANDLED)
                    .filter(d -> d.value() instanceof Value.Constant && !d.dependsOnOutcome())
                    .map(d -> d.at(0))
                    .orElse(Range.ALL));
        }
        return found.size() == 1 ? found.iterator().next() : Range.ALL;
    }
}
