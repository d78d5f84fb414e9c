package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether somebody may look what is left in a buffer: whoever has made it, keeps it or hands it on. What is not known
 * may look.
 */
final class Watchers {
    private static final int MAX_DEPTH = 4;

    private final Symbols symbols;
    private final Numberings numberings;
    private final LooksAt looks;
    private @Nullable Set<String> watched;

    Watchers(AsyncProgram program, LooksAt looks) {
        this.symbols = program.symbols();
        this.numberings = program.numberings();
        this.looks = looks;
    }

    /** @param after the place behind which a look counts */
    boolean mayLook(MethodModel method, Value buffer, CallGraph.Site after) {
        return mayLook(method, buffer, Optional.of(after), new HashSet<>(), 0);
    }

    private boolean mayLook(
            MethodModel method, Value buffer, Optional<CallGraph.Site> after, Set<String> seen, int depth) {
        if (depth > MAX_DEPTH) {
            return true;
        }
        return seen.add(method.key() + buffer)
                && (isKeptWhereItCameFrom(method, buffer, seen, depth) || isUsed(method, buffer, after, seen, depth));
    }

    private boolean isKeptWhereItCameFrom(MethodModel method, Value buffer, Set<String> seen, int depth) {
        if (buffer instanceof Value.Param && !method.enclosing().equals(method.name())) {
            // A lambda has it from the method around it.
            return true;
        }
        if (buffer instanceof Value.Param p) {
            return symbols.calls().callers(method).stream().anyMatch(caller -> {
                Numbering numbering = numberings.of(caller.method());
                return numbering.isReachable(caller.block())
                        && mayLook(
                                caller.method(),
                                numbering
                                        .before(caller.block(), caller.op())
                                        .get(caller.call().arguments().get(p.index())),
                                Optional.of(caller),
                                seen,
                                depth + 1);
            });
        }
        if (buffer instanceof Value.FieldOf f) {
            return isWatched(f.owner() + "." + f.name());
        }
        if (buffer instanceof Value.Result r) {
            Op op = method.blocks().get(r.block()).ops().get(r.op());
            return op instanceof Op.Call call && isWatchedElement(method, call);
        }
        return !(buffer instanceof Value.Constant);
    }

    /** Whether it was taken from a collection in which others look at the elements. */
    private boolean isWatchedElement(MethodModel method, Op.Call call) {
        Optional<Value> owner =
                numberings.of(method).arguments(call).flatMap(a -> a.stream().findFirst());
        return isCollection(call)
                && owner.filter(o -> o instanceof Value.FieldOf f && isWatched("of " + f.owner() + "." + f.name()))
                        .isPresent();
    }

    private boolean isUsed(
            MethodModel method, Value buffer, Optional<CallGraph.Site> after, Set<String> seen, int depth) {
        Numbering numbering = numberings.of(method);
        for (int b = 0; b < method.blocks().size(); b++) {
            if (!numbering.isReachable(b)) {
                continue;
            }
            Block block = method.blocks().get(b);
            Numbering.State state = numbering.before(b, 0);
            for (int i = 0; i < block.ops().size(); i++) {
                Op op = block.ops().get(i);
                boolean isAfter = after.isEmpty() || follows(after.get(), b, i);
                if (op instanceof Op.Call call) {
                    List<Value> arguments = state.get(call.arguments());
                    if (arguments.contains(buffer)
                            && uses(method, call, arguments, new Value.Result(b, i), buffer, isAfter, seen, depth)) {
                        return true;
                    }
                } else if (op instanceof Op.StoreField store
                        && state.get(store.value()).equals(buffer)) {
                    if (isWatched(symbols.fieldName(store.field()))) {
                        return true;
                    }
                } else if (op instanceof Op.StoreElement store
                                && state.get(store.value()).equals(buffer)
                        || op instanceof Op.Lambda lambda
                                && state.get(lambda.captures()).contains(buffer)) {
                    return true;
                }
                numbering.step(state, b, i, op);
            }
            if (escapes(method, block.terminator(), state, buffer)) {
                return true;
            }
        }
        return false;
    }

    private boolean escapes(MethodModel method, Terminator end, Numbering.State state, Value buffer) {
        boolean isMerged = Numbering.successors(end).stream()
                .anyMatch(t -> IntStream.of(numberings.of(method).phis(t))
                        .anyMatch(r -> state.get(r).equals(buffer)
                                && numberings.liveness().at(method, t).get(r)));
        return isMerged
                || end instanceof Terminator.Return r
                        && r.value() != Op.NONE
                        && state.get(r.value()).equals(buffer);
    }

    private static boolean follows(CallGraph.Site site, int block, int op) {
        if (block == site.block() && op > site.op()) {
            return true;
        }
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> work = new ArrayDeque<>(
                Numbering.successors(site.method().blocks().get(site.block()).terminator()));
        while (!work.isEmpty()) {
            int b = work.poll();
            if (seen.add(b)) {
                work.addAll(Numbering.successors(site.method().blocks().get(b).terminator()));
            }
        }
        return seen.contains(block);
    }

    private boolean uses(
            MethodModel method,
            Op.Call call,
            List<Value> arguments,
            Value result,
            Value buffer,
            boolean isAfter,
            Set<String> seen,
            int depth) {
        List<MethodModel> targets = symbols.calls().targets(call);
        if (!targets.isEmpty()) {
            return IntStream.range(0, arguments.size())
                    .filter(i -> arguments.get(i).equals(buffer))
                    .anyMatch(i -> targets.stream()
                            .anyMatch(t -> isUsed(t, new Value.Param(i), Optional.empty(), seen, depth + 1)));
        }
        if (call.hasReceiver() && arguments.get(0).equals(buffer)) {
            return isAfter && isLook(method, call, result);
        }
        if (isCollection(call)) {
            return !(arguments.get(0) instanceof Value.FieldOf f) || isWatched("of " + f.owner() + "." + f.name());
        }
        return !call.method().owner().startsWith("java/nio/")
                && !symbols.knowledge().is(FactKind.LOGS, call.method())
                && !symbols.knowledge().is(FactKind.PURE, call.method());
    }

    private boolean isCollection(Op.Call call) {
        return call.hasReceiver()
                && symbols.hierarchy().isSubtype(call.method().owner(), "java/util/Collection") == Answer.YES;
    }

    private boolean isLook(MethodModel method, Op.Call call, Value result) {
        for (Fact fact : symbols.knowledge().about(call.method())) {
            String at = fact.value("at", "");
            if (fact.kind() == FactKind.LOOKS && !at.equals("constant") && !at.equals("other")) {
                return looks.test(method, result);
            }
            if (fact.kind() == FactKind.KEEPS) {
                return true;
            }
        }
        return false;
    }

    /** Whether the program looks at the buffer that a field holds, or ({@code of field}) at one in the collection that it holds. */
    private boolean isWatched(String field) {
        if (watched == null) {
            watched = new HashSet<>();
            for (MethodModel method : symbols.program().methods()) {
                watch(method, watched);
            }
        }
        return watched.contains(field);
    }

    private void watch(MethodModel method, Set<String> found) {
        for (int b = 0; b < method.blocks().size(); b++) {
            List<Op> ops = method.blocks().get(b).ops();
            for (int i = 0; i < ops.size(); i++) {
                if (ops.get(i) instanceof Op.Call call
                        && call.hasReceiver()
                        && (symbols.knowledge().is(FactKind.LOOKS, call.method())
                                || symbols.knowledge().is(FactKind.KEEPS, call.method()))
                        && numberings.of(method).isReachable(b)
                        && isLook(method, call, new Value.Result(b, i))) {
                    Value buffer = numberings
                            .of(method)
                            .before(b, i)
                            .get(call.arguments().get(0));
                    name(method, buffer).ifPresent(found::add);
                }
            }
        }
    }

    private Optional<String> name(MethodModel method, Value buffer) {
        if (buffer instanceof Value.FieldOf f) {
            return Optional.of(f.owner() + "." + f.name());
        }
        if (buffer instanceof Value.Result r
                && method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.Call call
                && isCollection(call)) {
            return numberings
                    .of(method)
                    .arguments(call)
                    .flatMap(a -> a.get(0) instanceof Value.FieldOf f
                            ? Optional.of("of " + f.owner() + "." + f.name())
                            : Optional.empty());
        }
        return Optional.empty();
    }
}
