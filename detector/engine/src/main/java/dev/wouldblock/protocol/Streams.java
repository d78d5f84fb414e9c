package dev.wouldblock.protocol;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.protocol.KnownCalls.KnownCall;
import java.util.Optional;

/** Streams, readers and adaptors, and the channels below them. */
final class Streams {
    private static final String CHANNEL = "channel";
    /** Of streams over one another; more than anybody writes. */
    private static final int MAX_LAYERS = 8;

    private final KnownCalls calls;

    Streams(KnownCalls calls) {
        this.calls = calls;
    }

    /** Where the lowest of the streams that a call uses was made over a channel, if its own method made them all. */
    Optional<KnownCall> madeAt(KnownCall use) {
        MethodModel method = use.site().method();
        Value stream = calls.argument(use, CHANNEL);
        for (int layer = 0; layer < MAX_LAYERS; layer++) {
            Value top = stream;
            Optional<KnownCall> maker = calls.of(method, FactKind.OVER).stream()
                    .filter(made -> result(made).equals(top))
                    .findFirst();
            if (maker.isEmpty()) {
                return Optional.empty();
            }
            Optional<KnownCall> bridge = calls.of(method, FactKind.NEEDS_BLOCKING).stream()
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
    boolean isUsed(KnownCall made) {
        MethodModel method = made.site().method();
        Value stream = result(made);
        return calls.calls(method).stream()
                        .filter(site -> !site.equals(made.site()))
                        .anyMatch(site -> calls.arguments(site).contains(stream))
                || calls.returned(method).contains(stream);
    }

    private Value result(KnownCall made) {
        return made.call().method().isConstructor()
                ? calls.arguments(made.site()).get(0)
                : new Value.Result(made.site().block(), made.site().op());
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
