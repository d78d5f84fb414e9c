package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.BoundedAnswers;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Effects;
import dev.wouldblock.flow.Given;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.protocol.Calls;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which operations a method has started when it returns, whatever way it takes: a caller that calls it twice starts them
 * twice. A method that asks a flag first, or that waits, has none.
 */
final class Starts {
    private static final int MAX_DEPTH = 3;

    /**
     * @param channel as the method names it: a parameter, or a field reached from one
     */
    record Started(AsyncOperation.Kind kind, Value channel, AsyncOperation operation) {
        private boolean isLike(Started other) {
            return kind == other.kind && channel.equals(other.channel);
        }
    }

    private final Symbols symbols;
    private final Effects effects;
    private final AsyncOperations operations;
    private final BoundedAnswers<List<Started>> known = new BoundedAnswers<>(MAX_DEPTH, this::find);

    Starts(AsyncProgram program) {
        this.symbols = program.symbols();
        this.effects = program.effects();
        this.operations = program.operations();
    }

    /** What a call surely starts, named as the caller does. */
    List<Started> by(Op.Call call, List<Value> arguments) {
        return by(call, arguments, MAX_DEPTH);
    }

    /** @param depth calls that the called method is looked into */
    private List<Started> by(Op.Call call, List<Value> arguments, int depth) {
        List<MethodModel> targets = symbols.calls().targets(call);
        return targets.size() != 1
                ? List.of()
                : known.of(targets.get(0), depth).stream()
                        .flatMap(s -> Given.renamed(s.channel(), arguments).stream()
                                .map(channel -> new Started(s.kind(), channel, s.operation())))
                        .toList();
    }

    /** An operation that a method may start, and the block that does it. */
    private record Candidate(Started started, int block) {}

    private List<Started> find(MethodModel method, int depth) {
        Effects.Effect effect = effects.of(method);
        if (effect.waits() || effect.mayWait() || effect.closes()) {
            return List.of();
        }
        List<Candidate> candidates = own(method);
        if (depth > 0) {
            candidates.addAll(ofCalled(method, depth - 1));
        }
        List<Started> sure = new ArrayList<>();
        for (Candidate one : candidates) {
            Set<Integer> same = candidates.stream()
                    .filter(c -> c.started().isLike(one.started()))
                    .map(Candidate::block)
                    .collect(Collectors.toSet());
            if (sure.stream().noneMatch(one.started()::isLike) && !returnsWithout(method, same)) {
                sure.add(one.started());
            }
        }
        return List.copyOf(sure);
    }

    private List<Candidate> own(MethodModel method) {
        List<Candidate> found = new ArrayList<>();
        for (AsyncOperation operation : operations.in(method)) {
            if (operation.isExclusive() && Given.is(operation.channel())) {
                Started started = new Started(operation.kind(), operation.channel(), operation);
                found.add(new Candidate(started, operation.site().block()));
            }
        }
        return found;
    }

    private List<Candidate> ofCalled(MethodModel method, int depth) {
        List<Candidate> found = new ArrayList<>();
        for (CallGraph.Site site : Calls.in(method, call -> true)) {
            by(site.call(), operations.arguments(method, site.call()), depth).stream()
                    .filter(inner -> Given.is(inner.channel()))
                    .forEach(inner -> found.add(new Candidate(inner, site.block())));
        }
        return found;
    }

    private static boolean returnsWithout(MethodModel method, Set<Integer> blocks) {
        Deque<Integer> work = new ArrayDeque<>(List.of(0));
        Set<Integer> seen = new HashSet<>(work);
        while (!work.isEmpty()) {
            int block = work.poll();
            if (blocks.contains(block)) {
                continue;
            }
            Terminator end = method.blocks().get(block).terminator();
            if (end instanceof Terminator.Return) {
                return true;
            }
            // A handler is entered before or after the operation: nobody knows.
            Stream.concat(
                            Numbering.successors(end).stream(),
                            method.blocks().get(block).handlers().stream().map(h -> h.target()))
                    .filter(seen::add)
                    .forEach(work::add);
        }
        return false;
    }
}
