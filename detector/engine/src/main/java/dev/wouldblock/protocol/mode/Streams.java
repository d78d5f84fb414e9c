package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.protocol.mode.ChannelCalls.ChannelCall;
import java.util.Optional;
import java.util.stream.IntStream;

/** Streams, readers and adaptors, and the channels below them. */
final class Streams {
    private static final String CHANNEL = "channel";
    /** Of streams over one another; more than anybody writes. */
    private static final int MAX_LAYERS = 8;

    private final Numberings numberings;
    private final ChannelCalls calls;

    Streams(Numberings numberings, ChannelCalls calls) {
        this.numberings = numberings;
        this.calls = calls;
    }

    /** Where the lowest of the streams that a call uses was made over a channel, if its own method made them all. */
    Optional<ChannelCall> madeAt(ChannelCall use) {
        MethodModel method = use.site().method();
        Value stream = calls.argument(use, CHANNEL);
        for (int layer = 0; layer < MAX_LAYERS; layer++) {
            Value top = stream;
            Optional<ChannelCall> maker = calls.of(method, FactKind.OVER).stream()
                    .filter(made -> result(made).equals(top))
                    .findFirst();
            if (maker.isEmpty()) {
                return Optional.empty();
            }
            Optional<ChannelCall> bridge = calls.of(method, FactKind.NEEDS_BLOCKING).stream()
                    .filter(known -> known.fact().value("what", "").equals("stream"))
                    .filter(known -> known.site().equals(maker.get().site()))
                    .findFirst();
            if (bridge.isPresent()) {
                return bridge;
            }
            stream = calls.argument(maker.get(), CHANNEL);
        }
        return Optional.empty();
    }

    /** Whether the method that makes a stream also hands it to a call, or returns it. */
    boolean isUsed(ChannelCall made) {
        Value stream = result(made);
        Numbering numbering = numberings.of(made.site().method());
        return numbering.uses(stream).stream().anyMatch(op -> op instanceof Op.Call && op != made.call())
                || IntStream.range(0, made.site().method().blocks().size())
                        .filter(b -> made.site().method().blocks().get(b).terminator() instanceof Terminator.Return)
                        .anyMatch(b -> numbering.isReachable(b)
                                && numbering.takenByEnd(b).contains(stream));
    }

    private Value result(ChannelCall made) {
        return made.call().method().isConstructor()
                ? calls.arguments(made.site()).get(0)
                : made.site().result();
    }

    /** The channel of an adaptor, or the value itself. */
    static Value channelOf(Value value) {
        return isAdaptor(value) ? ((Value.FieldOf) value).object().orElse(value) : value;
    }

    static boolean isAdaptor(Value value) {
        return value instanceof Value.FieldOf f
                && f.name().equals("socket()")
                && f.owner().startsWith("java/nio/channels/");
    }

    static boolean isFalse(Value value) {
        return value instanceof Value.Constant c
                && c.value().filter(v -> v.equals(0L)).isPresent();
    }
}
