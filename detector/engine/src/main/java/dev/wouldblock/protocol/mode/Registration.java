package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import dev.wouldblock.protocol.mode.ChannelCalls.ChannelCall;
import java.util.ArrayList;
import java.util.List;

/** Only a channel in non-blocking mode can be registered with a selector (SelectableChannel.register). */
final class Registration implements Protocol {
    private final ChannelCalls calls;
    private final ChannelUses uses;

    Registration(ChannelCalls calls, ChannelUses uses) {
        this.calls = calls;
        this.uses = uses;
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (ChannelCall known : calls.of(method, FactKind.REGISTERS)) {
            Mode mode = calls.mode(known.site(), 0);
            if (isInBlockingMode(known, mode)) {
                found.add(misuse(known, mode));
            }
        }
        return found;
    }

    private boolean isInBlockingMode(ChannelCall known, Mode mode) {
        Value channel = calls.arguments(known.site()).get(0);
        boolean isField = channel instanceof Value.FieldOf f && !f.isPart();
        if (!mode.isBlocking() && !isField) {
            return false;
        }
        ChannelUses.Uses all = uses.of(known.site().method(), channel);
        return mode.isBlocking() && !all.isGiven() || isField && isNeverConfigured(all);
    }

    /** The registration itself says that the channel of a field is in non-blocking mode; nothing else does. */
    private static boolean isNeverConfigured(ChannelUses.Uses all) {
        return all.isMade()
                && !all.isLost()
                && all.of(FactKind.CONFIGURES).isEmpty()
                && all.of(FactKind.ASKS_MODE).isEmpty();
    }

    private static Misuse misuse(ChannelCall known, Mode mode) {
        String where = mode.isAccepted() ? "the channel was accepted, so it is" : "the channel was opened, so it is";
        return new Misuse(
                Misuse.Kind.REGISTERED_IN_BLOCKING_MODE,
                known.site(),
                "an IllegalBlockingModeException is thrown",
                Step.at(known.site(), where + " in blocking mode, and nothing has configured it since"));
    }
}
