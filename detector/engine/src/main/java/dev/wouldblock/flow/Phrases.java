package dev.wouldblock.flow;

/** Plain words for traces. */
public final class Phrases {
    private Phrases() {}

    /** What the operation does when it ends with this outcome. */
    static String start(OperationSite site, Outcome outcome) {
        String call = site.call().method().display();
        return switch (site.operation()) {
            case WRITE ->
                outcome == Outcome.ZERO
                        ? call + " takes nothing when the send buffer is full and answers 0"
                        : call + " takes only a part of the buffer and answers a short count";
            case READ ->
                outcome == Outcome.ZERO
                        ? call + " answers 0 when no bytes are there"
                        : call + " answers -1 at the end of the stream";
            case SEND -> call + " answers 0 when the send buffer is full: the datagram is not sent";
            case ACCEPT -> call + " answers null when no connection is pending";
            case RECEIVE -> call + " answers null when no datagram is there";
            case CONNECT -> call + " answers false while the connection is being made";
            case FINISH_CONNECT -> call + " answers false while the connection is being made";
            case TRANSFER ->
                outcome == Outcome.ZERO
                        ? call + " answers 0 when the channel would block"
                        : call + " transfers less than was asked for";
        };
    }

    /** What {@code {outcome}} stands for in a message. */
    public static String outcome(Operation operation, Outcome outcome) {
        return switch (outcome) {
            case ZERO ->
                operation == Operation.WRITE || operation == Operation.TRANSFER ? "0, or fewer bytes than remain" : "0";
            case SHORT -> "0, or fewer bytes than remain";
            case EOF -> "-1 at the end of the stream";
            case NULL -> "null";
            case FALSE -> "false";
            case DONE -> "all";
        };
    }

    static String test(Outcome outcome, boolean same) {
        String what = switch (outcome) {
            case ZERO -> "0";
            case SHORT -> "a short count";
            case EOF -> "-1";
            case NULL -> "null";
            case FALSE -> "false";
            case DONE -> "success";
        };
        return same
                ? "this test goes the same way for " + what + " as for success"
                : "this test takes the way for " + what;
    }
}
