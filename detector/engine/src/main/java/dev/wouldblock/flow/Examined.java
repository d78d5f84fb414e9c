package dev.wouldblock.flow;

import java.util.List;
import java.util.Map;

/**
 * What the walks from one operation showed.
 *
 * @param selectorInScope whether the channel is, or its class has, something to do with a selector
 * @param deadlineInScope whether the method reads a clock
 * @param endSeenBeside whether another read of the same channel in the method reacts to the end of the stream, which every
 *     later read answers again ({@link java.nio.channels.ReadableByteChannel#read})
 * @param endings how the paths end, by the outcome that was assumed
 */
public record Examined(
        OperationSite site,
        boolean selectorInScope,
        boolean deadlineInScope,
        boolean endSeenBeside,
        Map<Outcome, List<Ending>> endings) {
    public Examined {
        endings = Map.copyOf(endings);
    }

    /** Whether the method reacts to the end of the stream after this read. */
    boolean seesEnd() {
        return of(Outcome.EOF).stream()
                .anyMatch(e -> e.kind() == Ending.Kind.HANDLED || e.kind() == Ending.Kind.CLOSED);
    }

    Examined withEndSeenBeside() {
        return new Examined(site, selectorInScope, deadlineInScope, true, endings);
    }

    /** The endings of one outcome; empty when the operation can not end so. */
    public List<Ending> of(Outcome outcome) {
        return endings.getOrDefault(outcome, List.of());
    }
}
