package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import java.util.List;

/** A kind of call whose result may say that it would block. */
public enum Operation {
    WRITE(Outcome.ZERO, Outcome.SHORT, Outcome.DONE),
    READ(Outcome.ZERO, Outcome.EOF, Outcome.DONE),
    ACCEPT(Outcome.NULL, Outcome.DONE),
    RECEIVE(Outcome.NULL, Outcome.DONE),
    SEND(Outcome.ZERO, Outcome.DONE),
    CONNECT(Outcome.FALSE, Outcome.DONE),
    FINISH_CONNECT(Outcome.FALSE, Outcome.DONE),
    TRANSFER(Outcome.ZERO, Outcome.SHORT, Outcome.DONE);

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
            case WRITE, READ, SEND, TRANSFER -> true;
            case ACCEPT, RECEIVE, CONNECT, FINISH_CONNECT -> false;
        };
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
            default -> throw new IllegalStateException("unknown operation in " + fact);
        };
    }
}
