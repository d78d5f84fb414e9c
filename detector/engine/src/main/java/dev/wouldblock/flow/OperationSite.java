package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.List;

/**
 * A call that may answer that it would block, on a channel known to be in non-blocking mode: a call of the JDK, or of a
 * method of the program that passes such an answer on.
 *
 * @param channel the channel as the calling method sees it
 * @param buffers the buffers as the calling method sees them; empty for operations without
 * @param resultIsOutcome whether the call's result is the outcome itself; false for a method that drops it
 * @param inner the call below, for a method of the program that passes the outcome on; empty for the JDK's own
 */
public record OperationSite(
        MethodModel method,
        int block,
        int index,
        Op.Call call,
        Operation operation,
        Value channel,
        List<Value> buffers,
        Mode mode,
        boolean resultIsOutcome,
        List<OperationSite> inner) {
    public OperationSite {
        buffers = List.copyOf(buffers);
        inner = List.copyOf(inner);
    }

    public Position position() {
        return call.position();
    }

    /** The JDK's own operation at the bottom. */
    public OperationSite root() {
        return inner.isEmpty() ? this : inner.get(0).root();
    }

    /** Names the place; unique among the sites of one operation. */
    String key() {
        return method.key() + "@" + block + ":" + index + " " + operation + " " + resultIsOutcome;
    }

    int depth() {
        return inner.isEmpty() ? 0 : 1 + inner.get(0).depth();
    }
}
