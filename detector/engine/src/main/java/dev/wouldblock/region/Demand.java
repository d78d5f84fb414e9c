package dev.wouldblock.region;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.catalog.Knowledge;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Hierarchy;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells a front end which classes it has to lower so that the calls of regions can be followed: it goes along the calls
 * by their names alone, and asks for a class when a call leads into it.
 */
public final class Demand {
    /** More than the walk goes, which does not count all calls. */
    private static final int MAX_DEPTH = RegionWalk.MAX_DEPTH + 2;

    private record Call(MethodRef method, Op.Dispatch dispatch, int depth) {}

    /** A body, and the class through which it was called, which may have other methods for it to call than its own. */
    private record Body(MethodModel method, String self) {}

    private final FactTable table;
    private Hierarchy hierarchy;
    private Knowledge knowledge;
    private final Map<String, ClassModel> lowered = new HashMap<>();
    /** By the object: class files of one program share what they name. */
    private final Map<MethodRef, Boolean> starts = new IdentityHashMap<>();
    /** The bodies that were entered, with the least number of calls to them. */
    private final Map<Body, Integer> entered = new HashMap<>();
    /** The classes of those methods. */
    private final Set<String> users = new HashSet<>();

    /** Calls that wait for a class to be read. */
    private final Deque<Call> pending = new ArrayDeque<>();
    /** Calls to be followed, nearest first. */
    private final Deque<Call> near = new ArrayDeque<>();

    private final Set<String> wanted = new TreeSet<>();
    private final Set<String> refused = new TreeSet<>();
    /** Of those that were asked for, the ones that classes inherit from. */
    private final Set<String> inherited = new HashSet<>();

    /** @param hierarchy of the classes of the program that are known so far, lowered or not */
    public Demand(Hierarchy hierarchy, FactTable table) {
        this.table = table;
        this.hierarchy = hierarchy;
        this.knowledge = new Knowledge(table, hierarchy);
    }

    /** Replaces the hierarchy by one that knows more classes. */
    public void know(Hierarchy more) {
        hierarchy = more;
        starts.clear();
        knowledge = new Knowledge(table, more);
    }

    /** A class that has been lowered. */
    public void add(ClassModel model) {
        lowered.put(model.name(), model);
        boolean isContext = isContext(model.annotations());
        for (MethodModel method : model.methods()) {
            if (isContext || isContext(method.annotations()) || isEntry(method)) {
                enter(new Body(method, method.owner()), 0);
            }
        }
    }

    /** A class of a library that has been lowered since it {@link #isInherited}. */
    public void addLibrary(ClassModel model) {
        lowered.put(model.name(), model);
    }

    /** Whether a class that was asked for matters even if it is one of a library: what is inherited may call back. */
    public boolean isInherited(String name) {
        return inherited.contains(name);
    }

    /** The names of the classes to be lowered next, in order; empty when nothing is missing. Asks for a class once. */
    public Set<String> next() {
        near.addAll(pending);
        pending.clear();
        // Nothing is read in between, so that the same call leads to the same bodies.
        Set<Call> followed = new HashSet<>();
        while (!near.isEmpty()) {
            Call call = near.remove();
            if (followed.add(call)) {
                follow(call);
            }
        }
        Set<String> now = new TreeSet<>(wanted);
        refused.addAll(now);
        wanted.clear();
        return now;
    }

    private boolean isContext(Set<String> annotations) {
        return !annotations.isEmpty()
                && annotations.stream()
                        .anyMatch(type ->
                                knowledge.annotation(FactKind.CONTEXT, type).isPresent());
    }

    private boolean isEntry(MethodModel method) {
        MethodRef ref = new MethodRef(method.owner(), method.name(), method.arity(), method.descriptor());
        if (knowledge.is(FactKind.CONTEXT, ref)) {
            return true;
        }
        for (Mentions.Call call : method.mentions().calls()) {
            if (starts.computeIfAbsent(call.method(), this::startsRegion)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsRegion(MethodRef method) {
        return knowledge.is(FactKind.SELECTS, method)
                // What handles the keys may be far from what selects.
                || knowledge.is(FactKind.SELECTED, method)
                || knowledge.is(FactKind.CONTEXT_ARGUMENT, method)
                || knowledge.is(FactKind.SUBMITS, method)
                // What is attached to a key here is run by a loop elsewhere.
                || knowledge.is(FactKind.ATTACHES, method);
    }

    private void enter(Body body, int depth) {
        if (depth > MAX_DEPTH || entered.getOrDefault(body, Integer.MAX_VALUE) <= depth) {
            return;
        }
        entered.put(body, depth);
        MethodModel method = body.method();
        if (users.add(method.owner())) {
            Optional.ofNullable(lowered.get(method.owner())).ifPresent(this::wantFieldValues);
        }
        Mentions mentions = method.mentions();
        for (Mentions.Call call : mentions.calls()) {
            near.add(new Call(call.method(), call.dispatch(), depth + 1));
            ofSelf(body, call).ifPresent(own -> near.add(new Call(own, call.dispatch(), depth + 1)));
        }
        for (Mentions.Lambda lambda : mentions.lambdas()) {
            near.add(new Call(lambda.body().method(), lambda.body().dispatch(), depth));
        }
        mentions.made().forEach(this::want);
    }

    /** What an inherited method calls of its own class or above it may be a method of the class that it was called for. */
    private Optional<MethodRef> ofSelf(Body body, Mentions.Call call) {
        MethodRef ref = call.method();
        boolean mayBeOnThis = !body.self().equals(body.method().owner())
                && call.dispatch() == Op.Dispatch.VIRTUAL
                && hierarchy.isSubtype(body.method().owner(), ref.owner()) == Answer.YES;
        return mayBeOnThis ? Optional.of(ref.through(body.self())) : Optional.empty();
    }

    /** What the constructors of a class make and keep may be run by its methods. */
    private void wantFieldValues(ClassModel owner) {
        owner.methods().stream()
                .filter(m -> m.name().equals("<init>") || m.name().equals("<clinit>"))
                .flatMap(m -> m.mentions().made().stream())
                .forEach(this::want);
    }

    private void follow(Call call) {
        String owner = call.method().owner();
        if (!isOfProgram(owner)) {
            return;
        }
        if (!enterAbove(call) && InheritedTasks.runsTask(call.method())) {
            hierarchy.withSupertypes(owner).stream()
                    .flatMap(type -> Optional.ofNullable(lowered.get(type.name())).stream())
                    .flatMap(model -> model.methods().stream().filter(InheritedTasks::mayBeWork))
                    .forEach(m -> enter(new Body(m, owner), call.depth()));
        }
        if (call.dispatch() == Op.Dispatch.VIRTUAL) {
            // Of the classes below, only those that are read anyway: the others are not made in code that matters.
            int left = CallGraph.MAX_TARGETS;
            for (String type : hierarchy.withSubtypes(owner)) {
                for (MethodModel method : methods(lowered.get(type), call.method())) {
                    if (method.hasBody() && left-- > 0) {
                        enter(new Body(method, method.owner()), call.depth());
                    }
                }
            }
        }
    }

    /** Enters the method of the class or the nearest one above; whether that was found, or is waited for. */
    private boolean enterAbove(Call call) {
        String owner = call.method().owner();
        for (ClassModel declared : hierarchy.withSupertypes(owner)) {
            String type = declared.name();
            ClassModel model = lowered.get(type);
            boolean mayCallBack =
                    lowered.containsKey(owner) && !table.supertypes().containsKey(type);
            if (model == null && mayCallBack && inherited.add(type)) {
                // Where it was asked for only by its name, a class of a library was not read.
                refused.remove(type);
            }
            if (model == null && !refused.contains(type)) {
                want(type);
                pending.add(call);
                return true;
            }
            List<MethodModel> found = methods(model, call.method());
            for (MethodModel method : found) {
                if (method.hasBody()) {
                    enter(new Body(method, owner), call.depth());
                }
            }
            if (!found.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<MethodModel> methods(@Nullable ClassModel model, MethodRef ref) {
        List<MethodModel> found = new ArrayList<>(0);
        if (model != null) {
            for (MethodModel method : model.methods()) {
                if (method.name().equals(ref.name()) && method.arity() == ref.arity()) {
                    found.add(method);
                }
            }
        }
        return found;
    }

    private boolean isOfProgram(String type) {
        return hierarchy.isOfProgram(type);
    }

    private void want(String type) {
        if (isOfProgram(type) && !lowered.containsKey(type) && !refused.contains(type)) {
            wanted.add(type);
        }
    }
}
