package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.Optional;

/** What a change of the interest set, or a question about the connection, means for the outcome. */
final class StateCalls {
    private static final String KEY = "java/nio/channels/SelectionKey";
    /** {@link java.nio.channels.SelectionKey#OP_READ}. */
    private static final long OP_READ = 1;

    /** {@link java.nio.channels.SelectionKey#OP_WRITE}. */
    private static final long OP_WRITE = 4;

    /** {@link java.nio.channels.SelectionKey#OP_CONNECT}. */
    private static final long OP_CONNECT = 8;

    private final Subject subject;

    StateCalls(Subject subject) {
        this.subject = subject;
    }

    /** A change of the interest set of some key; empty when the path goes on behind it. */
    Optional<BufferCalls.End> interest(Path path, List<Datum> arguments, Fact fact) {
        if (path.opened.contains(arguments.get(0).value())) {
            return Optional.empty();
        }
        if (subject.is(Operation.FINISH_CONNECT)) {
            return Optional.of(new BufferCalls.End(
                    Ending.Kind.INTEREST_CHANGED, "the interest set is changed as if the connection were up"));
        }
        Range ops = arguments.get(fact.argument("ops") + 1).at(0);
        // Asking to be told of something else, or an account that nobody keeps, helps nothing.
        boolean beside = subject.is(Operation.WRITE) && lacks(ops, OP_WRITE)
                || subject.is(Operation.CONNECT) && lacks(ops, OP_CONNECT)
                || subject.is(Operation.READ) && (subject.outcome == Outcome.ZERO || has(ops, OP_READ))
                || subject.is(Operation.TRANSFER) && !path.resultRead;
        path.acted |= !beside;
        return beside ? Optional.empty() : BufferCalls.End.handled("the interest set is changed");
    }

    private static boolean has(Range ops, long bit) {
        return ops.low() == ops.high() && (ops.low() & bit) != 0;
    }

    private static boolean lacks(Range ops, long bit) {
        return ops.low() == ops.high() && (ops.low() & bit) == 0;
    }

    /** A question while a connection is being made: until it is finished, its channel is pending and not connected. */
    Optional<BufferCalls.End> connection(Path.Frame frame, Op.Call call, boolean onChannel) {
        if (!onChannel || call.method().owner().equals(KEY)) {
            return BufferCalls.End.handled("the connection is tested");
        }
        boolean asksForPending = call.method().name().equals("isConnectionPending");
        List<Range> answers = subject.site.operation().outcomes().stream()
                .map(o -> Range.of((o == Outcome.DONE) == asksForPending ? 0 : 1))
                .toList();
        frame.set(call.result(), new Datum(new Value.Walked(frame.id, frame.block, frame.op), answers));
        return Optional.empty();
    }
}
