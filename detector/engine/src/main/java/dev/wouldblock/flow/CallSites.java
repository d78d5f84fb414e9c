package dev.wouldblock.flow;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.catalog.Knowledge;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All calls of a program, by the methods that they name. A program has many calls, few methods that are called, and next
 * to none of which there is a fact: who looks for these asks here instead of looking at every operation.
 */
public final class CallSites {
    private static final int NO_OTHER = -1;

    private final Knowledge knowledge;
    private final List<CallGraph.Site> all = new ArrayList<>();
    /** Of each method the number of the last call that names it. */
    private final Map<MethodRef, Integer> last = new LinkedHashMap<>();
    /** Of each call the number of the one before it that names the same method. */
    private int[] previous = new int[1024];

    private final Map<FactKind, List<MethodRef>> named = new EnumMap<>(FactKind.class);
    private final Map<FactKind, List<CallGraph.Site>> byKind = new EnumMap<>(FactKind.class);
    private final Map<FactKind, Map<MethodModel, List<CallGraph.Site>>> byMethod = new EnumMap<>(FactKind.class);

    CallSites(Program program, Knowledge knowledge) {
        this.knowledge = knowledge;
        for (MethodModel method : program.methods()) {
            for (int b = 0; b < method.blocks().size(); b++) {
                Block block = method.blocks().get(b);
                for (int i = 0; i < block.ops().size(); i++) {
                    if (block.ops().get(i) instanceof Op.Call call) {
                        add(new CallGraph.Site(method, b, i, call));
                    }
                }
            }
        }
    }

    private void add(CallGraph.Site site) {
        int number = all.size();
        if (number == previous.length) {
            previous = Arrays.copyOf(previous, 2 * number);
        }
        Integer before = last.put(site.call().method(), number);
        previous[number] = before == null ? NO_OTHER : before;
        all.add(site);
    }

    /** All calls, in the order of the program. */
    List<CallGraph.Site> all() {
        return all;
    }

    /** The methods that calls name, each once. */
    public Set<MethodRef> methods() {
        return Collections.unmodifiableSet(last.keySet());
    }

    /** The calls of methods with a fact of this kind, in the order of the program. */
    public List<CallGraph.Site> of(FactKind kind) {
        return byKind.computeIfAbsent(kind, this::find);
    }

    private List<CallGraph.Site> find(FactKind kind) {
        if (knowledge.ofAll().contains(kind)) {
            return of(method -> knowledge.is(kind, method));
        }
        BitSet numbers = new BitSet();
        for (MethodRef method : named().getOrDefault(kind, List.of())) {
            if (knowledge.is(kind, method)) {
                addCalls(method, numbers);
            }
        }
        return sites(numbers);
    }

    /** The methods with the names that facts of a kind speak of. */
    private Map<FactKind, List<MethodRef>> named() {
        if (named.isEmpty()) {
            for (MethodRef method : last.keySet()) {
                for (FactKind kind : knowledge.kinds(method.name())) {
                    named.computeIfAbsent(kind, k -> new ArrayList<>()).add(method);
                }
            }
        }
        return named;
    }

    /** Those of them that a method makes, in the order of the code. */
    public List<CallGraph.Site> in(MethodModel method, FactKind kind) {
        return byMethod.computeIfAbsent(kind, k -> byMethod(of(k))).getOrDefault(method, List.of());
    }

    /** The calls of these methods by those who make them, each in the order of the code. */
    public Map<MethodModel, List<CallGraph.Site>> byMethod(Predicate<MethodRef> wanted) {
        return byMethod(of(wanted));
    }

    private static Map<MethodModel, List<CallGraph.Site>> byMethod(List<CallGraph.Site> sites) {
        return sites.stream().collect(Collectors.groupingBy(CallGraph.Site::method));
    }

    /** The calls of these methods, in the order of the program. */
    public List<CallGraph.Site> of(Predicate<MethodRef> wanted) {
        BitSet numbers = new BitSet();
        for (MethodRef method : last.keySet()) {
            if (wanted.test(method)) {
                addCalls(method, numbers);
            }
        }
        return sites(numbers);
    }

    private void addCalls(MethodRef method, BitSet numbers) {
        for (int i = last.getOrDefault(method, NO_OTHER); i != NO_OTHER; i = previous[i]) {
            numbers.set(i);
        }
    }

    private List<CallGraph.Site> sites(BitSet numbers) {
        return numbers.stream().mapToObj(all::get).toList();
    }
}
