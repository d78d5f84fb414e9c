package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.protocol.mode.ChannelCalls.ChannelCall;
import java.util.List;

/** What a program does with a channel, from one place where it is seen. */
final class ChannelUses {
    /**
     * What was found.
     *
     * @param calls those on the channel of which facts speak, in the order of the search
     * @param adaptorIsUsed whether its socket adaptor reads, accepts or receives, or may
     * @param isMade whether each way to the place starts where a channel is opened or accepted
     * @param isGiven whether it is given to code that can not be followed, or put where that may find it
     * @param isReturned whether a method returns it
     */
    record Uses(List<ChannelCall> calls, boolean adaptorIsUsed, boolean isMade, boolean isGiven, boolean isReturned) {
        Uses {
            calls = List.copyOf(calls);
        }

        /** Whether more may happen to it than was found. */
        boolean isLost() {
            return isGiven || isReturned;
        }

        List<ChannelCall> of(FactKind kind) {
            return calls.stream().filter(c -> c.fact().kind() == kind).toList();
        }
    }

    private final Symbols symbols;
    private final Numberings numberings;

    ChannelUses(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    Uses of(MethodModel method, Value channel) {
        return new ChannelSearch(symbols, numberings).run(method, channel);
    }
}
