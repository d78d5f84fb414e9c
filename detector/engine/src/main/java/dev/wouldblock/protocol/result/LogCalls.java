package dev.wouldblock.protocol.result;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.Set;

/** Tells what a method does only to log: the calls of a log, and what makes a text for one. */
final class LogCalls {
    private static final int MAX_DEPTH = 3;
    private static final Set<String> LOG_METHODS = Set.of(
            "trace",
            "debug",
            "info",
            "warn",
            "warning",
            "error",
            "fine",
            "finer",
            "finest",
            "log",
            "isDebugEnabled",
            "isTraceEnabled",
            "isInfoEnabled",
            "isWarnEnabled",
            "isLoggable",
            "isEnabled");

    private final Symbols symbols;
    private final Numberings numberings;

    LogCalls(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    /** Whether an operation of a reachable block is there for a log alone. */
    boolean isOnlyToLog(MethodModel method, int block, int number) {
        Op op = method.blocks().get(block).ops().get(number);
        List<Value> taken = numberings.of(method).taken(block, number);
        if (op instanceof Op.StoreElement) {
            return onlyLogsTake(method, taken.get(1), 0);
        }
        return op instanceof Op.Call call
                && (isLog(call.method())
                        || call.hasReceiver() && isAnswerOfLog(method, taken.get(0))
                        || onlyLogsTake(method, new Value.Result(block, number), 0));
    }

    private boolean isLog(MethodRef method) {
        return symbols.knowledge().is(FactKind.LOGS, method) || LOG_METHODS.contains(method.name());
    }

    /** As in {@code log.warn().on(client, e)}, also when more calls are between. */
    private boolean isAnswerOfLog(MethodModel method, Value value) {
        return value instanceof Value.Result made
                && method.blocks().get(made.block()).ops().get(made.op()) instanceof Op.Call call
                && (isLog(call.method())
                        || call.hasReceiver()
                                && isAnswerOfLog(
                                        method,
                                        numberings
                                                .of(method)
                                                .taken(made.block(), made.op())
                                                .get(0)));
    }

    private boolean onlyLogsTake(MethodModel method, Value value, int depth) {
        Numbering numbering = numberings.of(method);
        boolean isTaken = false;
        for (int b = 0; b < method.blocks().size(); b++) {
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; numbering.isReachable(b) && i < ops.size(); i++) {
                List<Value> taken = numbering.taken(b, i);
                if (!taken.contains(value)) {
                    continue;
                }
                if (ops.get(i) instanceof Op.StoreElement && !taken.get(0).equals(value)) {
                    // What is put into an array says nothing of where the array goes.
                    continue;
                }
                isTaken = true;
                Value next = ops.get(i) instanceof Op.StoreElement ? taken.get(1) : new Value.Result(b, i);
                boolean isForLog = ops.get(i) instanceof Op.Call call && isLog(call.method())
                        || depth < MAX_DEPTH && onlyLogsTake(method, next, depth + 1);
                if (!isForLog) {
                    return false;
                }
            }
        }
        return isTaken;
    }
}
