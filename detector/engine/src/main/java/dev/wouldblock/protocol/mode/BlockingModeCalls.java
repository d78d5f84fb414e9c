package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Types;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import dev.wouldblock.protocol.mode.ChannelCalls.ChannelCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Streams over a channel, and calls of its socket adaptor, work in blocking mode alone (IllegalBlockingModeException). */
final class BlockingModeCalls implements Protocol {
    private static final String CHANNEL = "channel";

    private final Symbols symbols;
    private final ChannelCalls calls;
    private final Streams streams;

    BlockingModeCalls(Symbols symbols, Numberings numberings, ChannelCalls calls) {
        this.symbols = symbols;
        this.calls = calls;
        this.streams = new Streams(numberings, calls);
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        boolean makesStream = false;
        for (ChannelCall known : calls.of(method, FactKind.NEEDS_BLOCKING)) {
            makesStream |= !isOfAdaptor(known);
            if (isNonBlocking(known) && (isOfAdaptor(known) || !isSwitchedBack(known))) {
                found.add(misuse(known, calls.mode(known, CHANNEL), isOfAdaptor(known) || streams.isUsed(known)));
            }
        }
        if (makesStream) {
            found.addAll(lateUses(method));
        }
        return found;
    }

    /** The first uses of streams whose channels were in blocking mode when the streams were made. */
    private List<Misuse> lateUses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        Set<CallGraph.Site> reported = new HashSet<>();
        for (ChannelCall use : calls.of(method, FactKind.STREAM_IO)) {
            streams.madeAt(use)
                    .filter(made -> isShared(made) && !isNonBlocking(made))
                    .filter(made -> calls.mode(use, CHANNEL).isNonBlocking() && reported.add(made.site()))
                    .ifPresent(made -> found.add(misuse(use, calls.mode(use, CHANNEL), true)));
        }
        return found;
    }

    private static boolean isOfAdaptor(ChannelCall known) {
        return known.fact().value("what", "").equals("adaptor");
    }

    private boolean isNonBlocking(ChannelCall known) {
        return isShared(known) && calls.mode(known, CHANNEL).isNonBlocking();
    }

    /**
     * Whether a call is about a channel of the JDK or its adaptor: not about a plain socket, and not about a channel of
     * the program, whose 0 a stream does not refuse.
     */
    private boolean isShared(ChannelCall known) {
        Value value = calls.argument(known, CHANNEL);
        boolean isOfSocket = isOfAdaptor(known) || known.fact().argument(CHANNEL) == Fact.RECEIVER;
        return isOfSocket
                ? Streams.isAdaptor(value)
                : symbols.program()
                        .find(new Types(symbols, known.site().method()).declared(value))
                        .isEmpty();
    }

    /** Whether the method puts the channel into another mode somewhere: the stream may be used only then. */
    private boolean isSwitchedBack(ChannelCall made) {
        Value channel = Streams.channelOf(calls.argument(made, CHANNEL));
        return calls.of(made.site().method(), FactKind.CONFIGURES).stream()
                .map(c -> calls.arguments(c.site()))
                .anyMatch(a -> a.get(0).equals(channel) && !Streams.isFalse(a.get(1)));
    }

    /** @param isUsed false for a stream that is only kept: it may never be read */
    private static Misuse misuse(ChannelCall known, Mode mode, boolean isUsed) {
        Misuse misuse = new Misuse(
                        isOfAdaptor(known)
                                ? Misuse.Kind.ADAPTOR_IN_NON_BLOCKING_MODE
                                : Misuse.Kind.STREAM_IN_NON_BLOCKING_MODE,
                        known.site(),
                        known.fact().reason(),
                        mode.then(known.site(), known.call().method().display() + " needs blocking mode"))
                .onlyIf(isUsed);
        return mode.isSelected() ? misuse.fixedBy("retry-when-ready") : misuse;
    }
}
