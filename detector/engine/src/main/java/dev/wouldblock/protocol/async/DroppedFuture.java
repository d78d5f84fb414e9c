package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An operation whose future nobody keeps: its end, its count and its failure stay unknown. */
final class DroppedFuture implements Protocol {
    private final Numberings numberings;
    private final AsyncOperations operations;

    DroppedFuture(AsyncProgram program) {
        this.numberings = program.numberings();
        this.operations = program.operations();
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (AsyncOperation operation : operations.in(method)) {
            if (operation.handler().isEmpty() && !isUsed(method, operation.future())) {
                found.add(new Misuse(
                        Misuse.Kind.FUTURE_DROPPED,
                        operation.site(),
                        consequence(operation),
                        Step.at(operation.site(), "nobody keeps the future")));
            }
        }
        return found;
    }

    private static String consequence(AsyncOperation operation) {
        return switch (operation.kind()) {
            case WRITE ->
                operation.isExclusive()
                        ? "a failure is not seen, bytes may be left over, and the next write comes too early"
                        : "a failure is not seen, and nothing tells when the bytes are in the file";
            case READ -> "nothing tells when there are bytes in the buffer, or that none will come";
            case CONNECT -> "a failure is not seen, and I/O comes before the connection is there";
            case ACCEPT -> "the accepted connection is lost";
            case LOCK -> "nothing tells when the lock is held";
        };
    }

    private boolean isUsed(MethodModel method, Value future) {
        Numbering numbering = numberings.of(method);
        for (int b = 0; b < method.blocks().size(); b++) {
            if (numbering.isReachable(b) && (isTakenIn(method, b, future) || isMergedAfter(method, b, future))) {
                return true;
            }
        }
        return false;
    }

    private boolean isTakenIn(MethodModel method, int block, Value future) {
        Numbering numbering = numberings.of(method);
        return IntStream.range(0, method.blocks().get(block).ops().size())
                        .mapToObj(op -> numbering.taken(block, op))
                        .anyMatch(taken -> taken.stream().anyMatch(v -> v.contains(future)))
                || numbering.takenByEnd(block).stream().anyMatch(v -> v.contains(future));
    }

    /** Whether a variable that may also hold something else takes it along. */
    private boolean isMergedAfter(MethodModel method, int number, Value future) {
        Block block = method.blocks().get(number);
        Numbering numbering = numberings.of(method);
        Numbering.State state = numbering.before(number, block.ops().size());
        return Numbering.successors(block.terminator()).stream()
                .anyMatch(target -> IntStream.of(numbering.phis(target))
                        .anyMatch(r -> state.get(r).equals(future)
                                && numberings.liveness().at(method, target).get(r)));
    }
}
