package dev.wouldblock.flow;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.catalog.Knowledge;
import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Program;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All calls of a program, by the methods that they name. A program has many calls, few methods that are called, and next
 * to none of which there is a fact: who looks for these asks here, and only the code that makes such a call is read.
 */
public final class CallSites {
    private final Knowledge knowledge;
    private final ProgramOrder order;
    /** Who mentions a call, in the order of the program. */
    private final Map<Mentions.Call, List<MethodModel>> callers = new LinkedHashMap<>();

    /** The methods that calls name, each with the calls that do. */
    private final Map<MethodRef, List<Mentions.Call>> methods = new LinkedHashMap<>();

    private final Map<FactKind, Set<MethodRef>> named = new EnumMap<>(FactKind.class);
    private final Map<FactKind, List<CallGraph.Site>> byKind = new EnumMap<>(FactKind.class);
    private final Map<FactKind, Map<MethodModel, List<CallGraph.Site>>> byMethod = new EnumMap<>(FactKind.class);
    private final Map<MethodModel, List<CallGraph.Site>> read = new IdentityHashMap<>();

    CallSites(Program program, Knowledge knowledge) {
        this.knowledge = knowledge;
        this.order = new ProgramOrder(program);
        for (MethodModel method : program.methods()) {
            for (Mentions.Call call : method.mentions().calls()) {
                ProgramOrder.addTo(callers.computeIfAbsent(call, k -> new ArrayList<>(1)), method);
            }
        }
        for (Mentions.Call call : callers.keySet()) {
            methods.computeIfAbsent(call.method(), k -> new ArrayList<>(1)).add(call);
        }
    }

    ProgramOrder order() {
        return order;
    }

    /** The calls that methods mention, each once. */
    Set<Mentions.Call> mentioned() {
        return callers.keySet();
    }

    /** The methods that mention a call, in the order of the program. */
    List<MethodModel> mentioning(Mentions.Call call) {
        return callers.getOrDefault(call, List.of());
    }

    /** The methods that calls name, each once. */
    public Set<MethodRef> methods() {
        return methods.keySet();
    }

    /** The methods that mention a call of one of these, in the order of the program. */
    public List<MethodModel> callersOf(Predicate<MethodRef> wanted) {
        return mentioning(named(methods.keySet(), wanted));
    }

    private static Set<MethodRef> named(Set<MethodRef> all, Predicate<MethodRef> wanted) {
        Set<MethodRef> found = new HashSet<>();
        for (MethodRef method : all) {
            if (wanted.test(method)) {
                found.add(method);
            }
        }
        return found;
    }

    private List<MethodModel> mentioning(Set<MethodRef> wanted) {
        List<MethodModel> found = new ArrayList<>();
        for (MethodRef method : wanted) {
            for (Mentions.Call call : methods.getOrDefault(method, List.of())) {
                found.addAll(mentioning(call));
            }
        }
        return order.sorted(found);
    }

    /** The calls that a method makes, in the order of the code. */
    List<CallGraph.Site> in(MethodModel method) {
        return read.computeIfAbsent(method, CallGraph.Site::in);
    }

    /** The calls of methods with a fact of this kind, in the order of the program. */
    public List<CallGraph.Site> of(FactKind kind) {
        return byKind.computeIfAbsent(kind, k -> sites(named(k)));
    }

    /** Those of them whose methods are wanted. */
    public List<CallGraph.Site> of(FactKind kind, Predicate<MethodRef> wanted) {
        return sites(named(named(kind), wanted));
    }

    /** The calls of methods with a fact of one of these kinds, in the order of the program. */
    public List<CallGraph.Site> ofAny(Set<FactKind> kinds) {
        return sites(kinds.stream().flatMap(kind -> named(kind).stream()).collect(Collectors.toSet()));
    }

    /** The methods with a fact of this kind that calls name. */
    private Set<MethodRef> named(FactKind kind) {
        Set<MethodRef> speakable =
                knowledge.ofAll().contains(kind) ? methods.keySet() : named().getOrDefault(kind, Set.of());
        return named(speakable, method -> knowledge.is(kind, method));
    }

    /** The methods with the names that facts of a kind speak of. */
    private Map<FactKind, Set<MethodRef>> named() {
        if (named.isEmpty()) {
            for (MethodRef method : methods.keySet()) {
                for (FactKind kind : knowledge.kinds(method.name())) {
                    named.computeIfAbsent(kind, k -> new HashSet<>()).add(method);
                }
            }
        }
        return named;
    }

    /** Those of them that a method makes, in the order of the code. */
    public List<CallGraph.Site> in(MethodModel method, FactKind kind) {
        return byMethod.computeIfAbsent(kind, k -> byMethod(of(k))).getOrDefault(method, List.of());
    }

    private static Map<MethodModel, List<CallGraph.Site>> byMethod(List<CallGraph.Site> sites) {
        return sites.stream().collect(Collectors.groupingBy(CallGraph.Site::method));
    }

    /** The calls of these methods, in the order of the program. */
    public List<CallGraph.Site> of(Predicate<MethodRef> wanted) {
        return sites(named(methods.keySet(), wanted));
    }

    private List<CallGraph.Site> sites(Set<MethodRef> wanted) {
        List<CallGraph.Site> found = new ArrayList<>();
        for (MethodModel method : mentioning(wanted)) {
            for (CallGraph.Site site : in(method)) {
                if (wanted.contains(site.call().method())) {
                    found.add(site);
                }
            }
        }
        return found;
    }
}
