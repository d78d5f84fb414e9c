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
                switch (outcome) {
                    case EOF -> call + " answers -1 at the end of the stream";
                    case SHORT -> call + " answers as soon as one byte is there: the rest of a message may come later";
                    case FULL -> call + " fills the buffer up";
                    case ZERO, NULL, FALSE, DONE -> call + " answers 0 when no bytes are there";
                };
            case SEND -> call + " answers 0 when the send buffer is full: the datagram is not sent";
            case ACCEPT -> call + " answers null when no connection is pending";
            case RECEIVE ->
                outcome == Outcome.FULL
                        ? call + " fills the buffer up"
                        : call + " answers null when no datagram is there";
            case CONNECT -> call + " answers false while the connection is being made";
            case FINISH_CONNECT -> call + " answers false while the connection is being made";
            case TRANSFER ->
                outcome == Outcome.ZERO
                        ? call + " answers 0 when the channel would block"
                        : call + " transfers less than was asked for";
            case LOCK -> call + " answers null when somebody else holds the lock";
            case UNWRAP -> call + " answers BUFFER_UNDERFLOW, and takes nothing, when a part of the record is missing";
            case WRAP -> call;
            case AVAILABLE -> call + " answers 0 when no bytes are there, at the end of the stream too";
        };
    }

    /** What {@code {outcome}} stands for in a message. */
    public static String outcome(OperationSite site, Outcome outcome) {
        if (!site.answers().isEmpty()) {
            return site.answerWord(outcome)
                    + (outcome == Outcome.EOF ? " at the end of the stream" : " when nothing is there");
        }
        return switch (outcome) {
            case ZERO ->
                switch (site.operation()) {
                    case WRITE, TRANSFER -> "0, or fewer bytes than remain";
                    case UNWRAP -> "BUFFER_UNDERFLOW";
                    default -> "0";
                };
            case SHORT -> site.operation() == Operation.READ ? "a part of a message" : "0, or fewer bytes than remain";
            case FULL -> "0";
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
            case FULL -> "a full buffer";
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
