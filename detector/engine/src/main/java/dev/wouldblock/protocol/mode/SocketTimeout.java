package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import dev.wouldblock.protocol.mode.ChannelCalls.ChannelCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The timeout of a socket is one for its streams and its own calls, not for what its channel does (Socket.setSoTimeout). */
final class SocketTimeout implements Protocol {
    /** The operations that a timeout of the adaptor is for. */
    private static final Set<String> LIMITED = Set.of("read", "accept", "receive");

    private final ChannelCalls calls;
    private final ChannelUses uses;

    SocketTimeout(ChannelCalls calls, ChannelUses uses) {
        this.calls = calls;
        this.uses = uses;
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (ChannelCall known : calls.of(method, FactKind.SETS_TIMEOUT)) {
            Value adaptor = calls.arguments(known.site()).get(0);
            boolean isLimit = !Streams.isFalse(calls.arguments(known.site()).get(1));
            if (isLimit && Streams.isAdaptor(adaptor)) {
                unlimited(method, Streams.channelOf(adaptor)).ifPresent(use -> found.add(misuse(known, use)));
            }
        }
        return found;
    }

    /** What the channel itself does without a limit; empty where the adaptor may be used for it as well. */
    private Optional<ChannelCall> unlimited(MethodModel method, Value channel) {
        ChannelUses.Uses all = uses.of(method, channel);
        return !all.isLost() && !all.adaptorIsUsed()
                ? all.of(FactKind.OPERATION).stream()
                        .filter(use -> LIMITED.contains(use.fact().value("does", "")))
                        .filter(use -> !calls.mode(use, "channel").isNonBlocking())
                        .findFirst()
                : Optional.empty();
    }

    private Misuse misuse(ChannelCall known, ChannelCall use) {
        String operation = use.call().method().display();
        return new Misuse(
                        Misuse.Kind.TIMEOUT_WITHOUT_EFFECT,
                        known.site(),
                        operation + " waits without end",
                        Step.at(known.site(), "the timeout is one for the socket adaptor")
                                .then(use.site(), operation + " is called on the channel, which knows no timeout"))
                .onlyIf(calls.mode(use, "channel").isBlocking());
    }
}
