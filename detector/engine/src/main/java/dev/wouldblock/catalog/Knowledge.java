package dev.wouldblock.catalog;

import dev.wouldblock.model.Answer;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.TypeOracle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts that hold for the calls of one program. Remembers its answers; not safe for use by several threads. */
public final class Knowledge {
    /** The name in the facts about all methods of a type. */
    private static final String ALL = "*";

    private final Map<String, List<Fact>> byMethod = new HashMap<>();
    private final Map<String, List<Fact>> byAnnotation = new HashMap<>();
    /** The kinds of the facts that speak of a name; most methods are ruled out by their name. */
    private final Map<String, Set<FactKind>> kinds = new HashMap<>();

    private final List<Fact> contexts = new ArrayList<>();
    private final Map<String, Optional<Fact>> contextTypes = new HashMap<>();
    private final TypeOracle types;
    private final Map<MethodRef, List<Fact>> known = new HashMap<>();
    private final Map<String, List<Fact>> ofAllMethods = new HashMap<>();

    public Knowledge(FactTable table, TypeOracle types) {
        this.types = types;
        for (Fact fact : table.facts()) {
            if (fact.kind() == FactKind.CONTEXT && !fact.isAboutAnnotation()) {
                contexts.add(fact);
            }
            Map<String, List<Fact>> index = fact.isAboutAnnotation() ? byAnnotation : byMethod;
            String key = fact.isAboutAnnotation() ? fact.owner() : fact.method();
            index.computeIfAbsent(key, k -> new ArrayList<>()).add(fact);
            if (!fact.isAboutAnnotation()) {
                kinds.computeIfAbsent(fact.method(), k -> EnumSet.noneOf(FactKind.class))
                        .add(fact.kind());
            }
        }
    }

    /**
     * All facts about a method: those of the method's own name first, and of these the facts about a class before
     * those about its supertypes.
     */
    public List<Fact> about(MethodRef method) {
        return known.computeIfAbsent(method, this::lookUp);
    }

    public Optional<Fact> find(FactKind kind, MethodRef method) {
        if (!isSpokenOf(kind, method.name())) {
            return Optional.empty();
        }
        for (Fact fact : about(method)) {
            if (fact.kind() == kind) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    /** What a fact says of a class as a whole, or of a supertype of it. */
    public Optional<Fact> ofType(FactKind kind, String type) {
        return find(kind, new MethodRef(type, ALL, 0, ""));
    }

    private boolean isSpokenOf(FactKind kind, String name) {
        return kinds.getOrDefault(name, Set.of()).contains(kind) || ofAll().contains(kind);
    }

    /** The kinds of the facts about single methods of a name; most names have none. */
    public Set<FactKind> kinds(String name) {
        return kinds.getOrDefault(name, Set.of());
    }

    /** The kinds of the facts about all methods of a type or package. */
    public Set<FactKind> ofAll() {
        return kinds.getOrDefault(ALL, Set.of());
    }

    public boolean is(FactKind kind, MethodRef method) {
        return find(kind, method).isPresent();
    }

    /** Why a call blocks its thread; empty also where the nearest fact says that this method never does. */
    public Optional<Fact> blocks(MethodRef method) {
        for (Fact fact : about(method)) {
            if (fact.kind() == FactKind.BLOCKS) {
                return Optional.of(fact);
            }
            if (fact.kind() == FactKind.NO_WAIT && !fact.isPackageWide()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Why a call may park its thread, so that a loop around it does not spin. */
    public Optional<Fact> waits(MethodRef method) {
        for (Fact fact : about(method)) {
            if (fact.isWait()) {
                return Optional.of(fact);
            }
            if (fact.kind() == FactKind.NO_WAIT && !fact.isPackageWide()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The context that the body of a method runs in because of the method that it overrides. */
    public Optional<Fact> context(MethodModel method) {
        if (method.isStatic() || !isSpokenOf(FactKind.CONTEXT, method.name())) {
            return Optional.empty();
        }
        MethodRef ref = new MethodRef(method.owner(), method.name(), method.arity(), method.descriptor());
        return about(ref).stream()
                .filter(fact -> fact.kind() == FactKind.CONTEXT && takes(ref, fact.value("parameter", "")))
                .findFirst();
    }

    /** What a callback is given may tell its thread: a buffer of a pipeline comes on the thread of the pipeline. */
    private boolean takes(MethodRef callback, String parameter) {
        return parameter.isEmpty()
                || types.isSubtype(callback.firstParameterClass(), parameter.replace('.', '/')) == Answer.YES;
    }

    /** Where the method of a functional interface runs, if its implementations run on a loop thread. */
    public Optional<Fact> contextType(String functionalInterface) {
        return contextTypes.computeIfAbsent(
                functionalInterface,
                type -> contexts.stream()
                        .filter(fact -> types.isSubtype(type, fact.owner()) == Answer.YES)
                        .findFirst());
    }

    /**
     * Where the function given as an argument runs, by the nearest fact: one of kind {@link FactKind#CONTEXT_ARGUMENT}
     * or {@link FactKind#OFFLOAD}.
     *
     * @param index number of the argument, the receiver not counted
     */
    public Optional<Fact> argument(MethodRef method, int index) {
        for (Fact fact : about(method)) {
            if ((fact.kind() == FactKind.CONTEXT_ARGUMENT || fact.kind() == FactKind.OFFLOAD)
                    && fact.argument("argument") == index) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    /**
     * What an annotation says about the code that bears it.
     *
     * @param annotation internal name
     */
    public Optional<Fact> annotation(FactKind kind, String annotation) {
        return byAnnotation.getOrDefault(annotation, List.of()).stream()
                .filter(fact -> fact.kind() == kind)
                .findFirst();
    }

    private List<Fact> lookUp(MethodRef method) {
        List<Fact> found = new ArrayList<>();
        for (Fact fact : byMethod.getOrDefault(method.name(), List.of())) {
            // A constructor is not inherited: that of a subclass may do something else (JLS 8.8).
            boolean isOwners = !method.isConstructor() || fact.owner().equals(method.owner());
            if (isOwners && fact.namesMethod(method) && ownerFits(fact, method.owner())) {
                found.add(nearestFirst(found, fact), fact);
            }
        }
        found.addAll(ofAllMethods.computeIfAbsent(
                method.owner(),
                owner -> byMethod.getOrDefault(ALL, List.of()).stream()
                        .filter(fact -> ownerFits(fact, owner))
                        .toList()));
        return found.isEmpty() ? List.of() : List.copyOf(found);
    }

    /** The place of a fact among those found: before the first one about a supertype of its owner. */
    private int nearestFirst(List<Fact> found, Fact fact) {
        for (int i = 0; i < found.size(); i++) {
            String other = found.get(i).owner();
            if (!other.equals(fact.owner()) && types.isSubtype(fact.owner(), other) == Answer.YES) {
                return i;
            }
        }
        return found.size();
    }

    private boolean ownerFits(Fact fact, String owner) {
        return fact.isPackageWide() ? fact.coversPackageOf(owner) : types.isSubtype(owner, fact.owner()) == Answer.YES;
    }
}
