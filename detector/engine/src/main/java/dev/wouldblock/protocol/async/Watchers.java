package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Flow;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.protocol.Calls;
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

    /** The fields with a buffer, or with a collection of buffers, at which the program looks. */
    private record Watched(Set<String> fields, Set<String> collections) {}

    private final Symbols symbols;
    private final Numberings numberings;
    private final LooksAt looks;
    private @Nullable Watched watched;

    Watchers(AsyncProgram program, LooksAt looks) {
        this.symbols = program.symbols();
        this.numberings = program.numberings();
        this.looks = looks;
    }

    /** @param after the place behind which a look counts */
    boolean mayLook(MethodModel method, Value buffer, CallGraph.Site after) {
        return new Search().mayLook(method, buffer, Optional.of(after), 0);
    }

    /** One question, which goes to each buffer of a method once. */
    private final class Search {
        private record Held(MethodModel method, Value buffer) {}

        private final Set<Held> seen = new HashSet<>();
        private final Set<Held> handedOn = new HashSet<>();

        boolean mayLook(MethodModel method, Value buffer, Optional<CallGraph.Site> after, int depth) {
            if (depth > MAX_DEPTH) {
                return true;
            }
            return seen.add(new Held(method, buffer))
                    && (isKeptWhereItCameFrom(method, buffer, depth) || isUsed(method, buffer, after, depth));
        }

        private boolean isKeptWhereItCameFrom(MethodModel method, Value buffer, int depth) {
            if (buffer instanceof Value.Param p) {
                // A lambda has it from the method around it.
                return !method.enclosing().equals(method.name())
                        || symbols.calls().callers(method).stream().anyMatch(caller -> {
                            List<Value> arguments = Calls.arguments(numberings, caller);
                            return !arguments.isEmpty()
                                    && mayLook(
                                            caller.method(), arguments.get(p.index()), Optional.of(caller), depth + 1);
                        });
            }
            if (buffer instanceof Value.FieldOf f) {
                return watched().fields().contains(f.fullName());
            }
            if (buffer instanceof Value.Result) {
                return buffer.callIn(method)
                        .flatMap(call -> collectionField(method, call))
                        .filter(watched().collections()::contains)
                        .isPresent();
            }
            return !(buffer instanceof Value.Constant);
        }

        private boolean isUsedBy(MethodModel called, Value buffer, int depth) {
            return depth > MAX_DEPTH
                    || handedOn.add(new Held(called, buffer)) && isUsed(called, buffer, Optional.empty(), depth);
        }

        private boolean isUsed(MethodModel method, Value buffer, Optional<CallGraph.Site> after, int depth) {
            Numbering numbering = numberings.of(method);
            for (int b = 0; b < method.blocks().size(); b++) {
                if (!numbering.isReachable(b)) {
                    continue;
                }
                List<Op> ops = method.blocks().get(b).ops();
                for (int i = 0; i < ops.size(); i++) {
                    List<Value> taken = numbering.taken(b, i);
                    boolean isOf = ops.get(i) instanceof Op.StoreElement
                            ? taken.get(0).equals(buffer)
                            : taken.contains(buffer);
                    if (isOf && uses(method, b, i, buffer, after, depth)) {
                        return true;
                    }
                }
                if (escapes(method, b, buffer)) {
                    return true;
                }
            }
            return false;
        }

        private boolean uses(
                MethodModel method, int block, int index, Value buffer, Optional<CallGraph.Site> after, int depth) {
            Op op = method.blocks().get(block).ops().get(index);
            if (op instanceof Op.StoreField store) {
                return watched().fields().contains(symbols.fieldName(store.field()));
            }
            if (!(op instanceof Op.Call call)) {
                return true;
            }
            List<Value> arguments = numberings.of(method).taken(block, index);
            List<MethodModel> targets = symbols.calls().targets(call);
            if (!targets.isEmpty()) {
                return IntStream.range(0, arguments.size())
                        .filter(i -> arguments.get(i).equals(buffer))
                        .anyMatch(i -> targets.stream().anyMatch(t -> isUsedBy(t, new Value.Param(i), depth + 1)));
            }
            if (call.hasReceiver() && arguments.get(0).equals(buffer)) {
                return (after.isEmpty() || follows(after.get(), block, index))
                        && isLook(new CallGraph.Site(method, block, index, call));
            }
            if (isCollection(call)) {
                return !(arguments.get(0) instanceof Value.FieldOf f)
                        || watched().collections().contains(f.fullName());
            }
            return !call.method().owner().startsWith("java/nio/")
                    && !symbols.knowledge().is(FactKind.LOGS, call.method())
                    && !symbols.knowledge().is(FactKind.PURE, call.method());
        }
    }

    private boolean escapes(MethodModel method, int block, Value buffer) {
        Numbering numbering = numberings.of(method);
        Terminator end = method.blocks().get(block).terminator();
        Numbering.State state =
                numbering.before(block, method.blocks().get(block).ops().size());
        boolean isMerged = Numbering.successors(end).stream()
                .anyMatch(t -> IntStream.of(numbering.phis(t))
                        .anyMatch(r -> state.get(r).equals(buffer)
                                && numberings.liveness().at(method, t).get(r)));
        return isMerged
                || end instanceof Terminator.Return
                        && numbering.takenByEnd(block).contains(buffer);
    }

    private static boolean follows(CallGraph.Site site, int block, int op) {
        return block == site.block() && op > site.op()
                || Flow.after(site.method(), site.block(), b -> true).get(block);
    }

    private boolean isCollection(Op.Call call) {
        return call.hasReceiver()
                && symbols.hierarchy().isSubtype(call.method().owner(), "java/util/Collection") == Answer.YES;
    }

    private boolean isLook(CallGraph.Site site) {
        for (Fact fact : symbols.knowledge().about(site.call().method())) {
            if (LooksAt.tellsRest(fact)) {
                return looks.test(site.method(), site.result());
            }
            if (fact.kind() == FactKind.KEEPS) {
                return true;
            }
        }
        return false;
    }

    private Watched watched() {
        if (watched == null) {
            watched = new Watched(new HashSet<>(), new HashSet<>());
            for (FactKind kind : List.of(FactKind.LOOKS, FactKind.KEEPS)) {
                for (CallGraph.Site site : symbols.sites().of(kind)) {
                    List<Value> arguments = Calls.arguments(numberings, site);
                    if (site.call().hasReceiver() && !arguments.isEmpty() && isLook(site)) {
                        watch(site.method(), arguments.get(0), watched);
                    }
                }
            }
        }
        return watched;
    }

    private void watch(MethodModel method, Value buffer, Watched found) {
        if (buffer instanceof Value.FieldOf f) {
            found.fields().add(f.fullName());
        }
        buffer.callIn(method).flatMap(call -> collectionField(method, call)).ifPresent(found.collections()::add);
    }

    /** The field with the collection that a call is made on. */
    private Optional<String> collectionField(MethodModel method, Op.Call call) {
        return isCollection(call)
                ? numberings
                        .of(method)
                        .arguments(call)
                        .flatMap(
                                a -> a.get(0) instanceof Value.FieldOf f ? Optional.of(f.fullName()) : Optional.empty())
                : Optional.empty();
    }
}
