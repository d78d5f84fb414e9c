package dev.wouldblock.flow;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.OptionalLong;

/** How much a write is given: buffers so small that it has nothing to lose, and more of them than one call takes. */
final class Capacity {
    private static final String BUFFERS = "([Ljava/nio/ByteBuffer;";
    /** What Linux takes ({@code IOV_MAX}); the JDK asks the system and cuts the array there. */
    private static final long IN_ONE_CALL = 1024;

    private Capacity() {}

    /**
     * An empty buffer gives 0 in any case. One byte written to a pipe is a wake-up call: if the pipe is full the reader
     * is awake already.
     */
    static boolean leavesNothingToLose(Symbols symbols, Numbering numbering, OperationSite site) {
        boolean sends = site.operation() == Operation.WRITE || site.operation() == Operation.SEND;
        if (!sends || site.buffers().isEmpty()) {
            return false;
        }
        OptionalLong capacity =
                of(symbols, site.method(), numbering, site.buffers().get(0));
        return capacity.isPresent() && capacity.getAsLong() <= (site.mode().isPipe() ? 1 : 0);
    }

    /** Whether a gathering write may be given more buffers than one call to the system takes. */
    static boolean exceedsOneCall(Symbols symbols, Numbering numbering, OperationSite site) {
        boolean gathers = site.operation() == Operation.WRITE
                && site.root().call().method().descriptor().startsWith(BUFFERS);
        // Of an array that a method below has made nothing is known here.
        return gathers
                && !site.buffers().isEmpty()
                && of(symbols, site.method(), numbering, site.buffers().get(0)).orElse(Long.MAX_VALUE) > IN_ONE_CALL;
    }

    private static OptionalLong of(Symbols symbols, MethodModel method, Numbering numbering, Value value) {
        if (!(value instanceof Value.Result r)) {
            return OptionalLong.empty();
        }
        Op op = method.blocks().get(r.block()).ops().get(r.op());
        int size = Op.NONE;
        if (op instanceof Op.New made) {
            size = made.size();
        } else if (op instanceof Op.Call call
                && symbols.knowledge().is(FactKind.FRESH, call.method())
                && call.method().arity() == 1
                && !call.arguments().isEmpty()) {
            size = call.arguments().get(0);
        }
        if (size == Op.NONE) {
            return OptionalLong.empty();
        }
        Value known = numbering.before(r.block(), r.op()).get(size);
        if (known instanceof Value.Constant c
                && c.value().isPresent()
                && c.value().get() instanceof Long length) {
            return OptionalLong.of(length);
        }
        return known.equals(value) ? OptionalLong.empty() : of(symbols, method, numbering, known);
    }
}
