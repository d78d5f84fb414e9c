package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Accesses;
import dev.wouldblock.flow.Accesses.Place;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Merges;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which lambdas, method references and objects of the program's classes a value may be, by following it backwards to
 * where they are made: through parameters, captured variables, fields, attachments of keys and returned values.
 */
public final class FunctionObjects {
    private static final int MAX_STEPS = 4;
    /** A value that comes from more places than this says too little. */
    private static final int MAX_SOURCES = 16;
    /** Sources without their libraries may not tell which interface a lambda implements; it is never this class. */
    private static final String UNKNOWN_INTERFACE = "java/lang/Object";

    /** What a place hands over, by its number among what the operation takes. */
    private record Source(Place place, int index) {}

    private final Symbols symbols;
    private final Numberings numberings;
    private final Merges merges;
    private final Accesses accesses;
    private final Map<String, List<Place>> stores = new HashMap<>();
    private final Set<String> functionTypes = new HashSet<>();
    private final Map<MethodModel, Boolean> takesFunction = new IdentityHashMap<>();
    private final List<Place> attached = new ArrayList<>();
    private final Set<Op> unbounded = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Op> mutexes = Collections.newSetFromMap(new IdentityHashMap<>());

    public FunctionObjects(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.merges = new Merges(numberings);
        this.accesses = symbols.accesses();
        for (Mentions.Lambda lambda : accesses.lambdas()) {
            if (!lambda.functionalInterface().equals(UNKNOWN_INTERFACE)) {
                functionTypes.add("L" + lambda.functionalInterface() + ";");
            }
        }
        symbols.sites().of(FactKind.ATTACHES).forEach(site -> attached.add(place(site)));
        symbols.sites().of(FactKind.UNBOUNDED).forEach(site -> made(site).ifPresent(unbounded::add));
        symbols.sites()
                .of(FactKind.MUTEX)
                .forEach(site -> made(site)
                        .filter(op -> value(place(site), 1) instanceof Value.Constant c
                                && c.value().equals(Optional.of(1L)))
                        .ifPresent(mutexes::add));
    }

    private static Place place(CallGraph.Site site) {
        return new Place(site.method(), site.block(), site.op());
    }

    /** Whether a method has a parameter that lambdas are given to somewhere. */
    boolean takesFunction(MethodModel method) {
        return takesFunction.computeIfAbsent(
                method, m -> functionTypes.stream().anyMatch(t -> m.descriptor().contains(t)));
    }

    /** The creation of the object that a constructor is called for. */
    private Optional<Op> made(CallGraph.Site site) {
        return site.call().method().isConstructor()
                        && numberings.of(site.method()).isReachable(site.block())
                        && value(place(site), 0) instanceof Value.Result made
                ? Optional.of(site.method().blocks().get(made.block()).ops().get(made.op()))
                : Optional.empty();
    }

    /**
     * The bodies that a call may run: by the class hierarchy, or by what its receiver may be.
     *
     * @param arguments what the call passes, the receiver first
     * @param self the class of {@code this} in the calling method
     * @param path the calls that led into the method, the last one nearest; empty when they are not known
     */
    List<MethodModel> targets(CallGraph.Site site, List<Value> arguments, String self, List<CallGraph.Site> path) {
        Op.Call call = site.call();
        MethodModel method = site.method();
        // What a library calls is followed where it leads back to the class that inherits from it, and only there.
        List<MethodModel> known = symbols.program().isLibrary(method.owner())
                ? List.of()
                : symbols.calls().targets(call);
        if (call.dispatch() != Op.Dispatch.VIRTUAL || known.size() == 1) {
            return known;
        }
        List<Op> makers = makers(method, arguments.get(0), self, path);
        List<MethodModel> handedIn = bodies(makers, Optional.of(call.method()));
        // A class whose code is not at hand runs all the same, and none of the others in its place.
        boolean isKnown = makers.stream()
                .anyMatch(m -> m instanceof Op.New object
                        && symbols.hierarchy()
                                        .isSubtype(object.type(), call.method().owner())
                                == Answer.YES);
        return handedIn.isEmpty() && !isKnown ? known : handedIn;
    }

    /**
     * The bodies that run when a value is called.
     *
     * @param called the called method, if it is known
     */
    public List<MethodModel> bodies(MethodModel method, Value value, Optional<MethodRef> called) {
        return bodies(method, value, called, List.of());
    }

    /** The same for a method that was entered by known calls. */
    List<MethodModel> bodies(MethodModel method, Value value, Optional<MethodRef> called, List<CallGraph.Site> path) {
        return bodies(makers(method, value, method.owner(), path), called);
    }

    private List<MethodModel> bodies(List<Op> makers, Optional<MethodRef> called) {
        Set<MethodModel> found = new LinkedHashSet<>();
        for (Op made : makers) {
            if (made instanceof Op.Lambda lambda) {
                found.addAll(symbols.calls().targets(lambda.target(), lambda.dispatch()));
            } else if (made instanceof Op.New object) {
                found.addAll(called.isPresent() ? override(object.type(), called.get()) : onlyMethod(object.type()));
            }
        }
        return List.copyOf(found);
    }

    /** The first parameter that a caller of a function object gives: what comes before is captured, or {@code this}. */
    public int firstGiven(MethodModel body) {
        return accesses.makers(body).stream()
                .mapToInt(place -> ((Op.Lambda) place.operation()).captures().size())
                .max()
                .orElse(body.isStatic() ? 0 : 1);
    }

    /**
     * The operations that may have made a value: lambdas, new objects, and calls of methods outside the program. Each is
     * there once by its place: two that look alike on one line are two.
     */
    public List<Op> makers(MethodModel method, Value value) {
        return makers(method, value, method.owner(), List.of());
    }

    private List<Op> makers(MethodModel method, Value value, String self, List<CallGraph.Site> path) {
        List<Op> found = new ArrayList<>();
        follow(method, value, self, path, 0, found, new HashMap<>());
        return found;
    }

    private List<MethodModel> override(String type, MethodRef called) {
        return symbols.calls().targets(new MethodRef(type, called.name(), called.arity(), ""), Op.Dispatch.SPECIAL);
    }

    /** The one method of a class that can be meant, as in an anonymous class. */
    private List<MethodModel> onlyMethod(String type) {
        List<MethodModel> all = symbols.program().find(type).stream()
                .flatMap(c -> c.methods().stream())
                .filter(m -> m.hasBody()
                        && m.modifiers().contains(MethodModel.Modifier.PUBLIC)
                        && !m.isStatic()
                        && !m.name().equals("<init>")
                        && !m.modifiers().contains(MethodModel.Modifier.SYNTHETIC))
                .toList();
        return all.size() == 1 ? all : List.of();
    }

    private record Asked(MethodModel method, Value value) {}

    /**
     * @param self the class of the object whose method this is, or whose constructor; empty when nothing is known of it
     * @param seen with the fewest steps that led there: from a nearer place more of the sources are in reach
     */
    private void follow(
            MethodModel method,
            Value value,
            String self,
            List<CallGraph.Site> path,
            int steps,
            List<Op> found,
            Map<Asked, Integer> seen) {
        Asked asked = new Asked(method, value);
        if (steps > MAX_STEPS || seen.getOrDefault(asked, Integer.MAX_VALUE) <= steps) {
            return;
        }
        seen.put(asked, steps);
        if (value instanceof Value.Phi) {
            merges.of(method, value).forEach(v -> follow(method, v, self, path, steps, found, seen));
        } else if (value instanceof Value.Result r) {
            Op op = method.blocks().get(r.block()).ops().get(r.op());
            if (op instanceof Op.Lambda || op instanceof Op.New) {
                add(found, op);
            } else if (op instanceof Op.Call call) {
                List<MethodModel> targets = symbols.calls().targets(call);
                if (targets.isEmpty()) {
                    add(found, op);
                } else if (targets.size() == 1) {
                    returned(targets.get(0))
                            .forEach(v -> follow(targets.get(0), v, "", List.of(), steps + 1, found, seen));
                }
            }
        } else if (value instanceof Value.Param p && !path.isEmpty()) {
            CallGraph.Site last = path.get(path.size() - 1);
            if (p.index() < last.call().arguments().size()) {
                Value given = value(place(last), p.index());
                follow(last.method(), given, "", path.subList(0, path.size() - 1), steps, found, seen);
            }
        } else if (value instanceof Value.Param p) {
            sources(method, p.index(), self)
                    .forEach(s -> follow(
                            s.place().method(),
                            value(s.place(), s.index()),
                            isOwnConstruction(s.place()) ? self : "",
                            List.of(),
                            steps + 1,
                            found,
                            seen));
        } else if (value instanceof Value.FieldOf f) {
            List<Place> places =
                    f.name().equals("attachment()") ? nearest(attached, method.owner()) : stores(f.fullName());
            boolean isOwn = !method.isStatic() && f.object().equals(Optional.of(new Value.Param(0)));
            if (places.size() <= MAX_SOURCES) {
                for (Place place : places) {
                    if (numberings.of(place.method()).isReachable(place.block())) {
                        follow(place.method(), stored(place), isOwn ? self : "", List.of(), steps + 1, found, seen);
                    }
                }
            }
        }
    }

    /** Where a field is given an object. */
    private List<Place> stores(String field) {
        return stores.computeIfAbsent(
                field,
                f -> accesses.stores(f).stream()
                        .filter(place -> ((Op.StoreField) place.operation())
                                .field()
                                .descriptor()
                                .startsWith("L"))
                        .toList());
    }

    /** Whether one constructor calls another one for the same object. */
    private boolean isOwnConstruction(Place place) {
        return place.method().name().equals("<init>")
                && place.operation() instanceof Op.Call call
                && call.method().isConstructor()
                && value(place, 0).equals(new Value.Param(0));
    }

    private static void add(List<Op> found, Op made) {
        if (found.stream().noneMatch(other -> other == made)) {
            found.add(made);
        }
    }

    /** Whether a new object is a queue that was made without a bound. */
    boolean isUnbounded(Op.New made) {
        return unbounded.contains(made);
    }

    /** Whether all that an object can be was made as a lock. */
    boolean isMutex(MethodModel method, Value object) {
        List<Op> makers = makers(method, object);
        return !makers.isEmpty() && mutexes.containsAll(makers);
    }

    /** Those of the same source file, else of the same package, else all: keys of one selector have one kind of attachment. */
    private static List<Place> nearest(List<Place> places, String owner) {
        List<Place> here = places.stream()
                .filter(p -> ClassModel.outermost(p.method().owner()).equals(ClassModel.outermost(owner)))
                .toList();
        String folder = owner.substring(0, owner.lastIndexOf('/') + 1);
        List<Place> near = !here.isEmpty()
                ? here
                : places.stream()
                        .filter(p -> p.method().owner().lastIndexOf('/') == folder.length() - 1
                                && p.method().owner().startsWith(folder))
                        .toList();
        return near.isEmpty() ? places : near;
    }

    /**
     * What callers, or those who make the lambda, hand over as a parameter.
     *
     * @param self the class of the object that a constructor was called for; empty when nothing is known of it
     */
    private List<Source> sources(MethodModel method, int parameter, String self) {
        List<Source> found = new ArrayList<>();
        for (Place place : accesses.makers(method)) {
            Op.Lambda lambda = (Op.Lambda) place.operation();
            if (parameter < lambda.captures().size()) {
                put(found, place, parameter);
            }
        }
        for (CallGraph.Site site : symbols.calls().callers(method)) {
            if (parameter < site.call().arguments().size()) {
                put(found, place(site), parameter);
            }
        }
        List<Source> own = self.isEmpty()
                ? found
                : found.stream().filter(s -> mayMake(s.place(), self)).toList();
        return own.size() > MAX_SOURCES ? List.of() : own;
    }

    /** Whether a call may run when an object of a class is made: no constructor of other classes does. */
    private boolean mayMake(Place place, String type) {
        if (!(place.operation() instanceof Op.Call call) || !call.method().isConstructor()) {
            return true;
        }
        return isOwnConstruction(place)
                ? symbols.hierarchy().canBeBoth(place.method().owner(), type)
                : symbols.hierarchy().isSubtype(call.method().owner(), type) != Answer.NO;
    }

    private void put(List<Source> found, Place place, int index) {
        if (numberings.of(place.method()).isReachable(place.block())) {
            found.add(new Source(place, index));
        }
    }

    private Value stored(Place place) {
        Op op = place.operation();
        if (op instanceof Op.StoreField) {
            return value(place, 0);
        }
        Op.Call call = (Op.Call) op;
        Fact fact = symbols.knowledge().find(FactKind.ATTACHES, call.method()).orElseThrow();
        return value(place, fact.operand("argument", call));
    }

    private Value value(Place place, int index) {
        return numberings.of(place.method()).taken(place.block(), place.op()).get(index);
    }

    private List<Value> returned(MethodModel method) {
        Numbering numbering = numberings.of(method);
        List<Value> values = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            if (block.terminator() instanceof Terminator.Return r && r.value() != Op.NONE && numbering.isReachable(b)) {
                values.add(numbering.takenByEnd(b).get(0));
            }
        }
        return values;
    }
}
