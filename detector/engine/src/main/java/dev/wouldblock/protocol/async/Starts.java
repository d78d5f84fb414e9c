package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.Effects;
import dev.wouldblock.flow.Given;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private final Map<MethodModel, List<Started>> known = new IdentityHashMap<>();

    Starts(AsyncProgram program) {
        this.symbols = program.symbols();
        this.effects = program.effects();
        this.operations = program.operations();
    }

    /** What a call surely starts, named as the caller does. */
    List<Started> by(Op.Call call, List<Value> arguments) {
        return by(call, arguments, 0);
    }

    private List<Started> by(Op.Call call, List<Value> arguments, int depth) {
        List<MethodModel> targets = symbols.calls().targets(call);
        return targets.size() != 1 || depth > MAX_DEPTH
                ? List.of()
                : of(targets.get(0), depth).stream()
                        .flatMap(s -> Given.renamed(s.channel(), arguments).stream()
                                .map(channel -> new Started(s.kind(), channel, s.operation())))
                        .toList();
    }

    private List<Started> of(MethodModel method, int depth) {
        List<Started> found = known.get(method);
        if (found == null) {
            // A method that calls itself finds this.
            known.put(method, List.of());
            found = find(method, depth);
            known.put(method, found);
        }
        return found;
    }

    private List<Started> find(MethodModel method, int depth) {
        Effects.Effect effect = effects.of(method);
        if (effect.waits() || effect.mayWait() || effect.closes()) {
            return List.of();
        }
        List<Started> started = new ArrayList<>();
        List<Integer> blocks = new ArrayList<>();
        for (AsyncOperation operation : operations.in(method)) {
            if (operation.isExclusive() && Given.is(operation.channel())) {
                started.add(new Started(operation.kind(), operation.channel(), operation));
                blocks.add(operation.site().block());
            }
        }
        for (int b = 0; b < method.blocks().size(); b++) {
            for (Op op : method.blocks().get(b).ops()) {
                if (op instanceof Op.Call call && symbols.calls().targets(call).size() == 1) {
                    for (Started inner : by(call, operations.arguments(method, call), depth + 1)) {
                        if (Given.is(inner.channel())) {
                            started.add(inner);
                            blocks.add(b);
                        }
                    }
                }
            }
        }
        List<Started> sure = new ArrayList<>();
        for (Started one : started) {
            Set<Integer> same = IntStream.range(0, started.size())
                    .filter(i -> started.get(i).isLike(one))
                    .mapToObj(blocks::get)
                    .collect(Collectors.toSet());
            if (sure.stream().noneMatch(one::isLike) && !returnsWithout(method, same)) {
                sure.add(one);
            }
        }
        return List.copyOf(sure);
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
