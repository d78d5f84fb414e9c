package dev.wouldblock.catalog;

import static dev.wouldblock.catalog.FactKey.argument;
import static dev.wouldblock.catalog.FactKey.methods;
import static dev.wouldblock.catalog.FactKey.oneOf;
import static dev.wouldblock.catalog.FactKey.operand;
import static dev.wouldblock.catalog.FactKey.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a fact says about a method, which is the first word of its line, and which keys such a line may have. */
public enum FactKind {
    /** Its result may say that it would block. */
    OPERATION(
            oneOf(
                            "does",
                            "write",
                            "read",
                            "accept",
                            "receive",
                            "send",
                            "connect",
                            "finish-connect",
                            "transfer",
                            "lock",
                            "available",
                            "unwrap",
                            "wrap")
                    .required(),
            operand("channel"),
            argument("buffer")),
    /** Starts an operation that goes on after the call and ends in a handler or a future. */
    ASYNC_OPERATION(
            oneOf("does", "read", "write", "connect", "accept", "lock").required(),
            argument("buffer"),
            argument("attachment"),
            argument("handler"),
            argument("timeout"),
            text("second")),
    /** Returns a new channel in blocking mode. */
    OPENS(oneOf("type", "stream", "server", "datagram", "accepted"), oneOf("mode", "non-blocking")),
    /** Sets the blocking mode of its receiver. */
    CONFIGURES,
    /** Registers its receiver with a selector. */
    REGISTERS,
    /** Answers whether its receiver is in blocking mode. */
    ASKS_MODE,
    /** Answers whether its receiver is registered with a selector. */
    ASKS_REGISTRATION,
    /** Makes something over a channel, or over something like it, that works in the channel's mode. */
    OVER(operand("channel").required()),
    /** Does not work over a channel in non-blocking mode. */
    NEEDS_BLOCKING(
            operand("channel").required(), oneOf("what", "adaptor", "stream").required(), oneOf("limit", "so-timeout")),
    /** Reads or writes through a stream, which does not work where the channel below is in non-blocking mode. */
    STREAM_IO(operand("channel").required()),
    /** Sets a timeout for the streams and calls of a socket. */
    SETS_TIMEOUT,
    /** Returns a part of its receiver that stays the same from call to call. */
    PART(oneOf("mode", "opened", "registered", "shared"), oneOf("type", "pipe")),
    /** Returns its receiver or one of its arguments. */
    SAME(operand("as").required(), oneOf("checks", "null")),
    /** Returns a buffer whose position nobody else can see. */
    FRESH,
    /** Gives up what a buffer still holds. */
    DISCARDS,
    /** Writes over what a buffer still holds. */
    OVERWRITES,
    /** Tells what an operation did to a buffer. */
    LOOKS(oneOf("at", "constant", "has-remaining", "position", "remaining", "other")
            .required()),
    /** Book-keeping on a buffer that can keep the rest. */
    KEEPS,
    /** Takes bytes from a buffer. */
    CONSUMES,
    /** Gives up a channel, a key or a selector. */
    CLOSES,
    /** Changes the interest set of a key. */
    INTEREST(oneOf("how", "set", "and", "or").required(), argument("ops").required()),
    /** Asks a selector which of its keys are ready. */
    SELECTS(oneOf("into", "set", "action")),
    /** Answers the selected-key set. */
    SELECTED,
    /** Makes a selector return from its wait. */
    WAKES,
    /** Tells whether a key can still be used. */
    VALIDATES,
    /** Sets the interrupt status of a thread. */
    INTERRUPTS,
    /** Answers the thread that runs the call. */
    CURRENT_THREAD,
    /** Tests the interrupt status of the current thread. */
    ASKS_INTERRUPT,
    /** Walks over a collection, or hands out what does. */
    ITERATES,
    /** Takes elements out of a collection, also through its iterator. */
    REMOVES,
    /** Tests the state of a connection. */
    CONNECTS,
    /** Parks the thread at times, though it is not known when: what surely does {@link #BLOCKS}. */
    WAITS,
    /** Asks a selector for readiness without waiting. */
    READY,
    /** Steps a counter and answers it. */
    COUNTS,
    /** Takes one of as many elements as there are. */
    TAKES(oneOf("from", "start")),
    /** Gives the processor away for a moment without parking. */
    YIELDS,
    /** Reads a clock. */
    CLOCK,
    /** Neither keeps its arguments nor has an effect that matters. */
    PURE(oneOf("tells", "nothing")),
    /** Output for people, or a counter: not a reaction to an outcome. */
    LOGS,
    /** Runs code of somebody else. */
    RUNS(argument("argument")),
    /** Never parks the thread, unless another fact says so. */
    NO_WAIT,
    /** Blocks the thread that calls it. */
    BLOCKS(
            oneOf("tier", "always", "lock", "file").required(),
            Keys.WHY,
            argument("zero"),
            argument("literal"),
            oneOf("until", "room"),
            methods("given-back"),
            oneOf("shared", "yes"),
            oneOf("mode", "blocking"),
            methods("done"),
            methods("ended-by"),
            methods("ended-in"),
            text("from"),
            text("instead"),
            Keys.FRAMEWORK,
            Keys.LOW,
            Keys.SINCE),
    /** Methods that override it run on a loop thread. */
    CONTEXT(Keys.FRAMEWORK, Keys.CERTAINTY, text("parameter"), text("returns")),
    /** A functional argument of it runs on a loop thread. */
    CONTEXT_ARGUMENT(argument("argument").required(), Keys.FRAMEWORK, Keys.CERTAINTY, Keys.SINCE),
    /** A functional argument of it runs on the thread that subscribes to what it answers. */
    SUBSCRIBED(argument("argument").required(), Keys.FRAMEWORK),
    /** A functional argument of it runs on a thread that may block. */
    OFFLOAD(argument("argument"), argument("executor"), oneOf("for", "what-follows"), Keys.SINCE),
    /** Tells whether the current thread is a loop thread. */
    GUARD(oneOf("on-loop", "true", "false").required()),
    /** Keeps one of its arguments as the attachment of a selection key. */
    ATTACHES(argument("argument").required()),
    /** Makes an executor with a bounded number of threads. */
    BOUNDED_POOL,
    /** Makes an executor whose tasks run on virtual threads. */
    VIRTUAL_POOL(Keys.SINCE),
    /** Makes or answers an executor whose threads must not block. */
    LOOP_POOL,
    /** Makes a queue that never makes its producer wait. */
    UNBOUNDED,
    /** Makes something that is a lock when its argument is the constant 1. */
    MUTEX,
    /** Answers one side of a lock, or the lock as a whole. */
    LOCK_SIDE(oneOf("shared", "yes")),
    /** The classes below its owner wait as the contracts of its methods say, whatever their bodies do. */
    CONTRACT,
    /** The classes below its owner are a framework's own way to the network. */
    TRANSPORT,
    /** A type of one sort of server, from which a program that uses it runs in such a server. */
    SERVER(oneOf("threads", "loop", "request").required()),
    /** Says of a method that tests need it. */
    TEST_ONLY,
    /** Hands a task to an executor. */
    SUBMITS(argument("argument").required(), operand("executor").required()),
    /** Does nothing, or a part, when it would have to wait, and only its result says so. */
    TRIES(argument("tells"), oneOf("what", "tls"));

    /** Keys of several kinds. */
    private static final class Keys {
        /** What a call waits for. */
        static final FactKey WHY = oneOf(
                "why",
                "console",
                "database",
                "disk",
                "lock",
                "lookup",
                "network",
                "peer",
                "process",
                "queue",
                "select",
                "system",
                "task",
                "time");

        static final FactKey FRAMEWORK = text("framework");
        static final FactKey LOW = oneOf("confidence", "low");
        static final FactKey CERTAINTY = oneOf("confidence", "low", "by-server");
        static final FactKey SINCE = FactKey.number("since");
    }

    private final List<FactKey> keys;

    FactKind(FactKey... keys) {
        this.keys = List.of(keys);
    }

    List<FactKey> keys() {
        return keys;
    }

    /** What is wrong with the keys and values of a fact of this kind, as far as its line alone shows. */
    Optional<String> problem(Fact fact) {
        Stream<String> unknown = fact.values().keySet().stream()
                .filter(name -> keys.stream().noneMatch(key -> key.name().equals(name)))
                .sorted()
                .map(name -> word() + " has no key \"" + name + "\"" + others());
        Stream<String> wrong = keys.stream()
                .filter(key -> fact.values().containsKey(key.name()))
                .flatMap(key -> key.problem(fact).stream());
        Stream<String> missing = keys.stream()
                .filter(key -> key.isRequired()
                        && !fact.isAboutAnnotation()
                        && !fact.values().containsKey(key.name()))
                .map(key -> word() + " needs " + key.usage());
        return Stream.of(unknown, wrong, missing).flatMap(found -> found).findFirst();
    }

    /** What is wrong with the values of a fact of this kind, as the methods of its owner show. */
    Optional<String> problem(Fact fact, KnownClasses.Members owner) {
        return keys.stream()
                .filter(key -> fact.values().containsKey(key.name()))
                .flatMap(key -> key.problem(fact, owner).stream())
                .findFirst();
    }

    private String others() {
        return keys.isEmpty()
                ? ""
                : keys.stream()
                        .map(FactKey::name)
                        .sorted(Comparator.naturalOrder())
                        .collect(Collectors.joining(", ", ", there are ", ""));
    }

    /** The word of a line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FactKind parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
