package dev.wouldblock.flow;

import java.util.Optional;
import java.util.Set;

/**
 * How one path from a would-block operation ends.
 *
 * @param detail phrase for the message and the last step of the trace: what happens there
 * @param apart the outcomes that the path has told apart from the one it was walked with
 * @param resultRead whether the path looked at the result at all
 * @param looked whether a test looked at the buffer
 * @param clock whether the path reads a clock
 * @param yielded whether it gives the processor away without parking
 * @param doubtful whether a test of something else stands between telling the outcome apart and the ending
 * @param endTold whether, for the outcome 0, the end of the stream was told apart from everything else
 * @param returned what the operation's method returns, where the caller may learn something from it
 */
public record Ending(
        Kind kind,
        String detail,
        Step trace,
        Set<Outcome> apart,
        boolean resultRead,
        boolean looked,
        boolean clock,
        boolean yielded,
        boolean doubtful,
        boolean endTold,
        Optional<Datum> returned) {
    public enum Kind {
        /** Bytes are gone. */
        LOST,
        /** The same call again, without a wait. */
        SPIN,
        /** Bytes are used that never came. */
        STALE,
        NULL_USED,
        /** What a lock was asked for is done without it. */
        UNLOCKED,
        NOT_CONNECTED,
        /** The interest set is changed as if the connection were up. */
        INTEREST_CHANGED,
        /** The channel is given up, or the end of the stream reported. */
        CLOSED,
        /** The outcome is forgotten, and nothing can tell any more. */
        FORGOTTEN,
        /** The method's caller gets the outcome, or the buffer that tells. */
        PASSED_ON,
        /** The path leaves for a reason of its own, with an exception or a return that has no consequence. */
        LEFT,
        /** The program reacts, or may. */
        HANDLED
    }
}
