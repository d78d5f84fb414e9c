package dev.wouldblock.flow;

import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which bodies a call may run, by the class hierarchy; and who calls a method. */
public final class CallGraph {
    /** A call that may reach more bodies than this says too little about any of them. */
    public static final int MAX_TARGETS = 12;

    /** A call in a method. */
    public record Site(MethodModel method, int block, int op, Op.Call call) {
        /** The calls of a method, in the order of the code. */
        public static List<Site> in(MethodModel method) {
            List<Site> found = new ArrayList<>();
            for (int b = 0; b < method.blocks().size(); b++) {
                List<Op> ops = method.blocks().get(b).ops();
                for (int i = 0; i < ops.size(); i++) {
                    if (ops.get(i) instanceof Op.Call call) {
                        found.add(new Site(method, b, i, call));
                    }
                }
            }
            return found;
        }

        /** What the call answers, as the values of its method name it. */
        public Value result() {
            return new Value.Result(block, op);
        }
    }

    private final Hierarchy hierarchy;
    private final Program program;
    private final Map<MethodRef, List<MethodModel>> virtualTargets = new HashMap<>();
    private final Map<MethodRef, List<MethodModel>> exactTargets = new HashMap<>();
    private final Map<MethodRef, Optional<MethodModel>> declarations = new HashMap<>();
    private final CallSites sites;
    /** The calls of each name. */
    private final Map<String, List<Mentions.Call>> named = new HashMap<>();

    private final Map<MethodModel, List<MethodModel>> callingMethods = new IdentityHashMap<>();
    private final Map<MethodModel, List<Site>> callers = new IdentityHashMap<>();

    CallGraph(Program program, Hierarchy hierarchy, CallSites sites) {
        this.program = program;
        this.hierarchy = hierarchy;
        this.sites = sites;
        for (Mentions.Call call : sites.mentioned()) {
            named.computeIfAbsent(call.method().name(), k -> new ArrayList<>(1)).add(call);
        }
    }

    /** Bodies that a call may run; empty when unknown, outside the program, or too many. */
    public List<MethodModel> targets(Op.Call call) {
        return targets(call.method(), call.dispatch());
    }

    /** The same for a call that is only mentioned, or for what a function object runs. */
    public List<MethodModel> targets(Mentions.Call call) {
        return targets(call.method(), call.dispatch());
    }

    /** The same for a method that a function object names. */
    public List<MethodModel> targets(MethodRef ref, Op.Dispatch dispatch) {
        return dispatch == Op.Dispatch.VIRTUAL
                ? virtualTargets.computeIfAbsent(ref, this::overriders)
                : exactTargets.computeIfAbsent(ref, this::exact);
    }

    private List<MethodModel> exact(MethodRef ref) {
        return declared(ref).filter(this::isAnalysed).map(List::of).orElse(List.of());
    }

    private boolean isAnalysed(MethodModel method) {
        return method.hasBody() && !program.isLibrary(method.owner());
    }

    /** The body that a call runs when its receiver inherits the method from a library. */
    public Optional<MethodModel> inherited(Op.Call call) {
        return program.isLibrary(call.method().owner())
                ? Optional.empty()
                : declared(call.method()).filter(m -> m.hasBody() && program.isLibrary(m.owner()));
    }

    /** The calls that may run this method, in program order. */
    public List<Site> callers(MethodModel method) {
        return callers.computeIfAbsent(method, this::findCallers);
    }

    private List<Site> findCallers(MethodModel method) {
        return callingMethods(method).stream()
                .flatMap(caller -> sites.in(caller).stream())
                .filter(site -> targets(site.call()).contains(method))
                .toList();
    }

    /** The methods that mention a call that may run this method, in program order. */
    public List<MethodModel> callingMethods(MethodModel method) {
        return callingMethods.computeIfAbsent(method, this::findCallingMethods);
    }

    private List<MethodModel> findCallingMethods(MethodModel method) {
        List<MethodModel> found = new ArrayList<>();
        for (Mentions.Call call : named.getOrDefault(method.name(), List.of())) {
            MethodRef ref = call.method();
            boolean mayBe = ref.arity() == method.arity()
                    && (!ref.isConstructor() || ref.owner().equals(method.owner()));
            if (mayBe && targets(call).contains(method)) {
                found.addAll(sites.mentioning(call));
            }
        }
        return sites.order().sorted(found);
    }

    private List<MethodModel> overriders(MethodRef ref) {
        if (program.find(ref.owner()).isEmpty()) {
            return List.of();
        }
        List<MethodModel> found = new ArrayList<>(1);
        declared(ref).filter(this::isAnalysed).ifPresent(found::add);
        for (String type : hierarchy.withSubtypes(ref.owner())) {
            Optional<ClassModel> below = program.find(type);
            Optional<MethodModel> override = below.isPresent() ? method(below.get(), ref) : Optional.empty();
            if (override.isPresent() && isAnalysed(override.get()) && !found.contains(override.get())) {
                found.add(override.get());
                if (found.size() > MAX_TARGETS) {
                    return List.of();
                }
            }
        }
        return List.copyOf(found);
    }

    /** The declaration that a call names, with or without a body, as far as the program holds it. */
    public Optional<MethodModel> declaration(Op.Call call) {
        return declared(call.method());
    }

    /** The declaration that a reference means: in the class itself or the nearest supertype (JVMS 5.4.3.3). */
    private Optional<MethodModel> declared(MethodRef ref) {
        return declarations.computeIfAbsent(ref, this::findDeclaration);
    }

    private Optional<MethodModel> findDeclaration(MethodRef ref) {
        Optional<ClassModel> owner = program.find(ref.owner());
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        Optional<MethodModel> own = method(owner.get(), ref);
        if (own.isPresent() || ref.isConstructor()) {
            return own;
        }
        for (ClassModel c : hierarchy.withSupertypes(ref.owner())) {
            Optional<MethodModel> method = method(c, ref);
            if (method.isPresent()) {
                return method;
            }
        }
        return Optional.empty();
    }

    private static Optional<MethodModel> method(ClassModel c, MethodRef ref) {
        for (MethodModel m : c.methods()) {
            if (m.name().equals(ref.name())
                    && (ref.descriptor().isEmpty()
                            ? m.arity() == ref.arity()
                            : m.descriptor().equals(ref.descriptor()))) {
                return Optional.of(m);
            }
        }
        return Optional.empty();
    }
}
