package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * A call that may answer that it would block, on a channel known to be in non-blocking mode: a call of the JDK, or of a
 * method of the program that passes such an answer on.
 *
 * @param channel the channel as the calling method sees it
 * @param buffers the buffers as the calling method sees them; empty for operations without
 * @param resultIsOutcome whether the call's result is the outcome itself; false for a method that drops it
 * @param answers for a method of the program that has answers of its own, the one for each outcome; else empty
 * @param endIsDone whether a method below has done something about the end of the stream
 * @param inner the call below, for a method of the program that passes the outcome on; empty for the JDK's own
 */
public record OperationSite(
        MethodModel method,
        int block,
        int index,
        Op.Call call,
        Operation operation,
        Value channel,
        List<Value> buffers,
        Mode mode,
        boolean resultIsOutcome,
        List<Range> answers,
        boolean endIsDone,
        List<OperationSite> inner) {
    public OperationSite {
        buffers = List.copyOf(buffers);
        answers = List.copyOf(answers);
        inner = List.copyOf(inner);
    }

    public Position position() {
        return call.position();
    }

    /** What the method's answer for an outcome looks like in its source. */
    String answerWord(Outcome outcome) {
        Range answer = answers.get(operation.outcomes().indexOf(outcome));
        String descriptor = inner.get(0).method().descriptor();
        if (descriptor.endsWith(")Z")) {
            return answer.isExactly(0) ? "false" : "true";
        }
        boolean isNumber = descriptor.charAt(descriptor.length() - 2) == ')';
        return isNumber ? String.valueOf(answer.low()) : answer.isExactly(0) ? "null" : "a constant";
    }

    /** The JDK's own operation at the bottom. */
    public OperationSite root() {
        return inner.isEmpty() ? this : inner.get(0).root();
    }

    /** Names the place; unique among the sites of one operation. */
    String key() {
        return method.key() + "@" + block + ":" + index + " " + operation + " " + resultIsOutcome;
    }

    /** Whether the method may make the call again. */
    boolean isInLoop() {
        BitSet seen = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(List.of(block));
        while (!work.isEmpty()) {
            for (int next :
                    Numbering.successors(method.blocks().get(work.poll()).terminator())) {
                if (next == block) {
                    return true;
                }
                if (!seen.get(next)) {
                    seen.set(next);
                    work.add(next);
                }
            }
        }
        return false;
    }

    int depth() {
        return inner.isEmpty() ? 0 : 1 + inner.get(0).depth();
    }
}
