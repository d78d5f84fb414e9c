package dev.wouldblock.flow;

import java.util.List;
import java.util.Map;

/**
 * What the walks from one operation showed.
 *
 * @param selectorInScope whether the channel is, or its class has, something to do with a selector
 * @param deadlineInScope whether the method reads a clock
 * @param endings how the paths end, by the outcome that was assumed
 */
public record Examined(
        OperationSite site, boolean selectorInScope, boolean deadlineInScope, Map<Outcome, List<Ending>> endings) {
    public Examined {
        endings = Map.copyOf(endings);
    }

    /** The endings of one outcome; empty when the operation can not end so. */
    public List<Ending> of(Outcome outcome) {
        return endings.getOrDefault(outcome, List.of());
    }
}
