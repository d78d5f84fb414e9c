package dev.wouldblock.catalog;

import java.util.Locale;

/** What a fact says about a method; the first word of its line. */
public enum FactKind {
    /** Its result may say that it would block. */
    OPERATION,
    /** Starts an operation that goes on after the call and ends in a handler or a future. */
    ASYNC_OPERATION,
    /** Returns a new channel in blocking mode. */
    OPENS,
    /** Sets the blocking mode of its receiver. */
    CONFIGURES,
    /** Registers its receiver with a selector. */
    REGISTERS,
    /** Answers whether its receiver is in blocking mode. */
    ASKS_MODE,
    /** Answers whether its receiver is registered with a selector. */
    ASKS_REGISTRATION,
    /** Makes something over a channel, or over something like it, that works in the channel's mode. */
    OVER,
    /** Does not work over a channel in non-blocking mode. */
    NEEDS_BLOCKING,
    /** Reads or writes through a stream, which does not work where the channel below is in non-blocking mode. */
    STREAM_IO,
    /** Sets a timeout for the streams and calls of a socket. */
    SETS_TIMEOUT,
    /** Returns a part of its receiver that stays the same from call to call. */
    PART,
    /** Returns its receiver or one of its arguments. */
    SAME,
    /** Returns a buffer whose position nobody else can see. */
    FRESH,
    /** Gives up what a buffer still holds. */
    DISCARDS,
    /** Writes over what a buffer still holds. */
    OVERWRITES,
    /** Tells what an operation did to a buffer. */
    LOOKS,
    /** Book-keeping on a buffer that can keep the rest. */
    KEEPS,
    /** Takes bytes from a buffer. */
    CONSUMES,
    /** Gives up a channel, a key or a selector. */
    CLOSES,
    /** Changes the interest set of a key. */
    INTEREST,
    /** Asks a selector which of its keys are ready. */
    SELECTS,
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
    TAKES,
    /** Gives the processor away for a moment without parking. */
    YIELDS,
    /** Reads a clock. */
    CLOCK,
    /** Neither keeps its arguments nor has an effect that matters. */
    PURE,
    /** Output for people, or a counter: not a reaction to an outcome. */
    LOGS,
    /** Runs code of somebody else. */
    RUNS,
    /** Never parks the thread, unless another fact says so. */
    NO_WAIT,
    /** Blocks the thread that calls it. */
    BLOCKS,
    /** Methods that override it run on a loop thread. */
    CONTEXT,
    /** A functional argument of it runs on a loop thread. */
    CONTEXT_ARGUMENT,
    /** A functional argument of it runs on the thread that subscribes to what it answers. */
    SUBSCRIBED,
    /** A functional argument of it runs on a thread that may block. */
    OFFLOAD,
    /** Tells whether the current thread is a loop thread. */
    GUARD,
    /** Keeps one of its arguments as the attachment of a selection key. */
    ATTACHES,
    /** Makes an executor with a bounded number of threads. */
    BOUNDED_POOL,
    /** Makes an executor whose tasks run on virtual threads. */
    VIRTUAL_POOL,
    /** Makes or answers an executor whose threads must not block. */
    LOOP_POOL,
    /** Makes a queue that never makes its producer wait. */
    UNBOUNDED,
    /** Makes something that is a lock when its argument is the constant 1. */
    MUTEX,
    /** Answers one side of a lock, or the lock as a whole. */
    LOCK_SIDE,
    /** The classes below its owner wait as the contracts of its methods say, whatever their bodies do. */
    CONTRACT,
    /** The classes below its owner are a framework's own way to the network. */
    TRANSPORT,
    /** A type of one sort of server, from which a program that uses it runs in such a server. */
    SERVER,
    /** Says of a method that tests need it. */
    TEST_ONLY,
    /** Hands a task to an executor. */
    SUBMITS,
    /** Does nothing, or a part, when it would have to wait, and only its result says so. */
    TRIES;

    static FactKind parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
