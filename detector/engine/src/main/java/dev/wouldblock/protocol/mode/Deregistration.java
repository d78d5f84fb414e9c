package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import dev.wouldblock.protocol.mode.ChannelCalls.ChannelCall;
import java.util.ArrayList;
import java.util.List;

/** A channel can not be put into blocking mode while it is registered (SelectableChannel.configureBlocking). */
final class Deregistration implements Protocol {
    private final ChannelCalls calls;
    private final Cancellations cancellations;

    Deregistration(Symbols symbols, ChannelCalls calls) {
        this.calls = calls;
        this.cancellations = new Cancellations(symbols, calls);
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (ChannelCall known : calls.of(method, FactKind.CONFIGURES)) {
            List<Value> arguments = calls.arguments(known.site());
            boolean toBlocking = arguments.get(1) instanceof Value.Constant && !Streams.isFalse(arguments.get(1));
            Mode mode = calls.mode(known.site(), 0);
            if (toBlocking && mode.isSelected() && !cancellations.mayPrecede(known.site())) {
                found.add(misuse(known, mode));
            }
        }
        return found;
    }

    private static Misuse misuse(ChannelCall known, Mode mode) {
        return new Misuse(
                        Misuse.Kind.BLOCKING_WHILE_REGISTERED,
                        known.site(),
                        "an IllegalBlockingModeException is thrown",
                        mode.then(
                                known.site(),
                                "the channel is put into blocking mode, and its key has not been cancelled"))
                .onlyIf(mode.isNonBlocking());
    }
}
