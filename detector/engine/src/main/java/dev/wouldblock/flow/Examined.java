package dev.wouldblock.flow;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the walks from one operation showed.
 *
 * @param endings how the paths end, by the outcome that was assumed
 */
public record Examined(OperationSite site, Set<Trait> traits, Map<Outcome, List<Ending>> endings) {
    /** What the code around an operation says of it. */
    public enum Trait {
        /** The channel has, or its class has, something to do with a selector. */
        SELECTOR_IN_SCOPE,
        /** The method reads a clock. */
        DEADLINE_IN_SCOPE,
        /** It is given more buffers than one call to the system takes, as far as is known. */
        MANY_BUFFERS,
        /** Its buffer holds records of a TLS connection. */
        TLS_RECORDS,
        ON_VIRTUAL_THREAD
    }

    public Examined {
        traits = Set.copyOf(traits);
        endings = Map.copyOf(endings);
    }

    /** The endings of one outcome; empty when the operation can not end so. */
    public List<Ending> of(Outcome outcome) {
        return endings.getOrDefault(outcome, List.of());
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The same in code that runs on virtual threads. */
    public Examined onVirtualThread() {
        EnumSet<Trait> all = EnumSet.of(Trait.ON_VIRTUAL_THREAD);
        all.addAll(traits);
        return new Examined(site, all, endings);
    }
}
