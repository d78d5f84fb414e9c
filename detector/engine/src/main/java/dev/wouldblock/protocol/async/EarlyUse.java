package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.protocol.Calls;
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
        for (CallGraph.Site site : Calls.in(method, call -> true)) {
            Optional<AsyncOperation> own = operations.startedBy(method, site.call());
            if (own.isPresent()) {
                walk(site, own.get(), own.get().channel(), found);
            } else if (symbols.calls().targets(site.call()).size() == 1) {
                for (Starts.Started started : starts.by(site.call(), Calls.arguments(program.numberings(), site))) {
                    walk(site, started.operation(), started.channel(), found);
                }
            }
        }
        return found;
    }

    private void walk(CallGraph.Site site, AsyncOperation pending, Value channel, List<Misuse> found) {
        PendingWalk walk = new PendingWalk(program, starts, site.method(), pending, channel);
        walk.run(site.block(), site.op());
        Step start = Step.at(site, "the " + pending.verb() + " is started here, and it goes on after the call");
        for (PendingWalk.Early early : walk.again()) {
            String what = early.site().equals(site) ? "the next round starts another one" : "another one is started";
            found.add(new Misuse(
                            Misuse.Kind.STARTED_TWICE,
                            early.site(),
                            "the second one throws " + pending.second(),
                            start.then(early.site(), what + " on the same channel"))
                    .onlyIf(early.isCertain()));
        }
        for (PendingWalk.Early early : walk.touches()) {
            boolean isOperation =
                    operations.startedBy(site.method(), early.site().call()).isPresent();
            String what = isOperation ? "the same buffer is given to another operation" : "its buffer is changed";
            found.add(new Misuse(
                            Misuse.Kind.BUFFER_IN_USE,
                            early.site(),
                            pending.kind() == AsyncOperation.Kind.READ
                                    ? "what arrives is put at the wrong place, or is not there yet"
                                    : "other bytes are sent than were meant, or some of them twice",
                            start.then(early.site(), what))
                    .onlyIf(early.isCertain()));
        }
    }
}
