package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A call that starts an operation of an asynchronous channel.
 *
 * @param arguments what the call passes, the receiver first
 */
record AsyncOperation(CallGraph.Site site, Fact fact, List<Value> arguments) {
    /** Buffers, offset, length, timeout, unit, attachment and handler. */
    private static final int ARITY_WITH_ARRAY = 7;

    enum Kind {
        READ,
        WRITE,
        CONNECT,
        ACCEPT,
        LOCK
    }

    Kind kind() {
        return Kind.valueOf(fact.value("does", "").toUpperCase(Locale.ROOT));
    }

    /** The exception that a second operation of the kind throws while this one goes on; empty where it throws none. */
    String second() {
        return fact.value("second", "");
    }

    /** Whether one operation of the kind excludes another: so it is on sockets, and not on files. */
    boolean isExclusive() {
        return !second().isEmpty();
    }

    Value channel() {
        return arguments.get(0);
    }

    Optional<Value> buffer() {
        return argument("buffer");
    }

    Optional<Value> attachment() {
        return argument("attachment");
    }

    Optional<Value> handler() {
        return argument("handler");
    }

    /** The time limit of the operation itself. */
    Optional<Value> timeout() {
        return argument("timeout");
    }

    private Optional<Value> argument(String key) {
        int index = fact.argument(key);
        return index == Fact.ABSENT ? Optional.empty() : Optional.of(arguments.get(index + 1));
    }

    /** The future that tells the end; meaningless where a handler does. */
    Value future() {
        return site.result();
    }

    MethodModel method() {
        return site.method();
    }

    Op.Call call() {
        return site.call();
    }

    /** Whether it is given an array of buffers, as a gathering write is. */
    boolean takesArray() {
        return call().method().arity() == ARITY_WITH_ARRAY;
    }

    /** {@code write}. */
    String verb() {
        return fact.value("does", "");
    }
}
