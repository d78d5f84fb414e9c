package dev.wouldblock.region;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.List;

/** Which bodies a call on a way runs, by its receiver and by the class that {@code this} has on the way. */
final class Callees {
    private final Symbols symbols;
    private final FunctionObjects objects;
    private final OwnParts ownParts;
    private final InheritedTasks tasks;

    Callees(Symbols symbols, Numberings numberings, FunctionObjects objects) {
        this.symbols = symbols;
        this.objects = objects;
        this.ownParts = new OwnParts(symbols, numberings);
        this.tasks = new InheritedTasks(symbols);
    }

    /**
     * The bodies to enter; empty when there are too many, or none in the program.
     *
     * @param arguments what the call passes, the receiver first
     * @param self the class of {@code this} in the calling method
     * @param path the calls that led into the calling method
     */
    List<MethodModel> of(
            CallGraph.Site site, List<Value> arguments, Region region, String self, List<CallGraph.Site> path) {
        List<MethodModel> all = objects.targets(site, arguments, self, path);
        boolean isOnThis = isOnThis(site, arguments);
        List<MethodModel> targets = all.isEmpty() && isOnThis ? ofSelf(site.call(), self) : all;
        if (targets.size() > 1) {
            targets = isOnThis ? narrowed(targets, self) : ownParts.narrowed(region, arguments, targets);
        }
        if (targets.isEmpty() && !isInTables(site.call())) {
            targets = symbols.calls().inherited(site.call()).or(() -> tasks.of(site.call())).stream()
                    .toList();
        }
        return targets.stream().filter(target -> !hasContract(target.owner())).toList();
    }

    private boolean isInTables(Op.Call call) {
        return symbols.knowledge().about(call.method()).stream()
                .anyMatch(fact -> fact.kind() == FactKind.BLOCKS || fact.kind() == FactKind.NO_WAIT);
    }

    /** Where the type that a call names leaves too many bodies, the class of {@code this} may leave few. */
    private List<MethodModel> ofSelf(Op.Call call, String self) {
        MethodRef method = call.method();
        boolean isBelow = !self.equals(method.owner()) && isBelow(self, method.owner());
        return call.dispatch() == Op.Dispatch.VIRTUAL && isBelow
                ? symbols.calls().targets(method.through(self), Op.Dispatch.VIRTUAL)
                : List.of();
    }

    private List<MethodModel> narrowed(List<MethodModel> targets, String self) {
        List<MethodModel> fitting = targets.stream()
                .filter(t -> isBelow(t.owner(), self) || isBelow(self, t.owner()))
                .toList();
        // An override below hides what its superclasses have.
        List<MethodModel> own =
                fitting.stream().filter(t -> isBelow(t.owner(), self)).toList();
        return own.isEmpty() ? fitting : own;
    }

    private boolean hasContract(String type) {
        return symbols.knowledge().ofType(FactKind.CONTRACT, type).isPresent();
    }

    /**
     * The class of {@code this} in a method that is called: what the call says of its receiver.
     *
     * @param self the class of {@code this} in the calling method
     * @param arguments what the call passes, the receiver first
     */
    String self(String self, CallGraph.Site site, List<Value> arguments, MethodModel target) {
        String said = isOnThis(site, arguments) ? self : site.call().method().owner();
        return !target.isStatic() && site.call().hasReceiver() && isBelow(said, target.owner()) ? said : target.owner();
    }

    /** Whether a body is the called method, and not a function that its receiver may be. */
    boolean isCalled(CallGraph.Site site, MethodModel target) {
        MethodRef method = site.call().method();
        return symbols.calls().targets(site.call()).contains(target)
                || target.name().equals(method.name())
                        && target.arity() == method.arity()
                        && isBelow(target.owner(), method.owner());
    }

    private static boolean isOnThis(CallGraph.Site site, List<Value> arguments) {
        return !site.method().isStatic()
                && site.call().hasReceiver()
                && !arguments.isEmpty()
                && arguments.get(0).equals(new Value.Param(0));
    }

    private boolean isBelow(String type, String ancestor) {
        return symbols.hierarchy().isSubtype(type, ancestor) == Answer.YES;
    }
}
