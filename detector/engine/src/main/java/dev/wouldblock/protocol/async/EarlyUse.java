package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A channel or a buffer that is used while an operation on it is going on. */
final class EarlyUse implements Protocol {
    private final AsyncProgram program;
    private final Symbols symbols;
    private final AsyncOperations operations;
    private final Starts starts;

    EarlyUse(AsyncProgram program) {
        this.program = program;
        this.symbols = program.symbols();
        this.operations = program.operations();
        this.starts = new Starts(program);
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            for (int i = 0; i < block.ops().size(); i++) {
                if (block.ops().get(i) instanceof Op.Call call) {
                    Optional<AsyncOperation> own = operations.startedBy(method, call);
                    if (own.isPresent()) {
                        walk(method, b, i, call, own.get(), own.get().channel(), found);
                    } else if (symbols.calls().targets(call).size() == 1) {
                        List<Value> arguments = operations.arguments(method, call);
                        for (Starts.Started started : starts.by(call, arguments)) {
                            walk(method, b, i, call, started.operation(), started.channel(), found);
                        }
                    }
                }
            }
        }
        return found;
    }

    private void walk(
            MethodModel method,
            int block,
            int op,
            Op.Call call,
            AsyncOperation pending,
            Value channel,
            List<Misuse> found) {
        PendingWalk walk = new PendingWalk(program, starts, method, pending, channel);
        walk.run(block, op);
        Step start = new Step(
                null,
                method,
                call.position(),
                "the " + pending.verb() + " is started here, and it goes on after the call",
                0);
        for (PendingWalk.Early early : walk.again()) {
            String what = early.call() == call ? "the next round starts another one" : "another one is started";
            found.add(misuse(
                    Misuse.Kind.STARTED_TWICE,
                    method,
                    early,
                    "the second one throws " + pending.second(),
                    new Step(start, method, early.call().position(), what + " on the same channel", 0)));
        }
        for (PendingWalk.Early early : walk.touches()) {
            boolean isOperation = operations.startedBy(method, early.call()).isPresent();
            String what = isOperation ? "the same buffer is given to another operation" : "its buffer is changed";
            found.add(misuse(
                    Misuse.Kind.BUFFER_IN_USE,
                    method,
                    early,
                    pending.kind() == AsyncOperation.Kind.READ
                            ? "what arrives is put at the wrong place, or is not there yet"
                            : "other bytes are sent than were meant, or some of them twice",
                    new Step(start, method, early.call().position(), what, 0)));
        }
    }

    private static Misuse misuse(
            Misuse.Kind kind, MethodModel method, PendingWalk.Early early, String consequence, Step trace) {
        return new Misuse(
                kind,
                method,
                early.call().position(),
                early.call().method().display(),
                consequence,
                trace,
                early.isCertain(),
                Optional.empty());
    }
}
