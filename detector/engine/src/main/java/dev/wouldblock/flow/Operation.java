package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import java.util.List;

/** A kind of call whose result may say that it would block. */
public enum Operation {
    WRITE(Outcome.ZERO, Outcome.SHORT, Outcome.DONE),
    READ(Outcome.ZERO, Outcome.EOF, Outcome.SHORT, Outcome.FULL, Outcome.DONE),
    ACCEPT(Outcome.NULL, Outcome.DONE),
    RECEIVE(Outcome.NULL, Outcome.FULL, Outcome.DONE),
    SEND(Outcome.ZERO, Outcome.DONE),
    CONNECT(Outcome.FALSE, Outcome.DONE),
    FINISH_CONNECT(Outcome.FALSE, Outcome.DONE),
    TRANSFER(Outcome.ZERO, Outcome.SHORT, Outcome.DONE),
    /** Asks for a lock that somebody else may hold. */
    LOCK(Outcome.NULL, Outcome.DONE),
    /** Asks how much can be read without a wait. */
    AVAILABLE(Outcome.ZERO, Outcome.DONE),
    /** Decodes a TLS record, if all of it is there. */
    UNWRAP(Outcome.ZERO, Outcome.DONE),
    /** Encodes a TLS record. */
    WRAP(Outcome.DONE);

    private final List<Outcome> outcomes;

    Operation(Outcome... outcomes) {
        this.outcomes = List.of(outcomes);
    }

    /** All ways in which it can end without an exception. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** Whether its result is a count of bytes. */
    public boolean counts() {
        return switch (this) {
            case WRITE, READ, SEND, TRANSFER, AVAILABLE -> true;
            case ACCEPT, RECEIVE, CONNECT, FINISH_CONNECT, LOCK, UNWRAP, WRAP -> false;
        };
    }

    /** Whether it may end so on a channel in this mode. A channel in blocking mode transfers short, too. */
    boolean mayEnd(Outcome outcome, Mode mode) {
        return mode.tells(this)
                && switch (outcome) {
                    case DONE -> false;
                    case FULL -> true;
                    case SHORT -> mode.isNonBlocking() || mode.isBlocking() && this != TRANSFER;
                    case ZERO, EOF, NULL, FALSE -> neverBlocks() || mode.isNonBlocking();
                };
    }

    /** Whether it answers at once whatever the mode of the channel, or has none. */
    private boolean neverBlocks() {
        return this == LOCK || this == AVAILABLE || isTls();
    }

    boolean isTls() {
        return this == UNWRAP || this == WRAP;
    }

    /** Whether there is anything to ask on a channel in this mode. */
    boolean isAsked(Mode mode) {
        return outcomes.stream().anyMatch(o -> mayEnd(o, mode));
    }

    /** Whether it may say, on a channel in this mode, that it would block. */
    boolean mayBlock(Mode mode) {
        return mayEnd(outcomes.get(0), mode);
    }

    static Operation of(Fact fact) {
        return switch (fact.value("does", "")) {
            case "write" -> WRITE;
            case "read" -> READ;
            case "accept" -> ACCEPT;
            case "receive" -> RECEIVE;
            case "send" -> SEND;
            case "connect" -> CONNECT;
            case "finish-connect" -> FINISH_CONNECT;
            case "transfer" -> TRANSFER;
            case "lock" -> LOCK;
            case "available" -> AVAILABLE;
            case "unwrap" -> UNWRAP;
            case "wrap" -> WRAP;
            default -> throw new IllegalStateException("unknown operation in " + fact);
        };
    }
}
