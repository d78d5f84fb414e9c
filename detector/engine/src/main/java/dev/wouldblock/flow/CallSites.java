package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.catalog.Knowledge;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Program;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All calls of a program, by the methods that they name. A program has many calls, few methods that are called, and next
 * to none of which there is a fact: who looks for these asks here instead of looking at every operation.
 */
public final class CallSites {
    private final Knowledge knowledge;
    private final List<CallGraph.Site> all = new ArrayList<>();
    private final List<MethodRef> methods = new ArrayList<>();
    /** Of each call the number of its method. */
    private final List<Integer> called = new ArrayList<>();

    private Optional<Map<FactKind, BitSet>> byKind = Optional.empty();
    private final Map<FactKind, Map<MethodModel, List<CallGraph.Site>>> byMethod = new EnumMap<>(FactKind.class);

    CallSites(Program program, Knowledge knowledge) {
        this.knowledge = knowledge;
        Map<MethodRef, Integer> numbers = new HashMap<>();
        for (MethodModel method : program.methods()) {
            for (int b = 0; b < method.blocks().size(); b++) {
                Block block = method.blocks().get(b);
                for (int i = 0; i < block.ops().size(); i++) {
                    if (block.ops().get(i) instanceof Op.Call call) {
                        add(new CallGraph.Site(method, b, i, call), numbers);
                    }
                }
            }
        }
    }

    private void add(CallGraph.Site site, Map<MethodRef, Integer> numbers) {
        MethodRef method = site.call().method();
        Integer number = numbers.get(method);
        if (number == null) {
            number = methods.size();
            numbers.put(method, number);
            methods.add(method);
        }
        all.add(site);
        called.add(number);
    }

    /** All calls, in the order of the program. */
    List<CallGraph.Site> all() {
        return all;
    }

    /** The methods that calls name, each once. */
    public List<MethodRef> methods() {
        return Collections.unmodifiableList(methods);
    }

    /** The calls of methods with a fact of this kind, in the order of the program. */
    public List<CallGraph.Site> of(FactKind kind) {
        if (byKind.isEmpty()) {
            byKind = Optional.of(kinds());
        }
        return of(byKind.get().getOrDefault(kind, new BitSet()));
    }

    /** Those of them that a method makes, in the order of the code. */
    public List<CallGraph.Site> in(MethodModel method, FactKind kind) {
        return byMethod.computeIfAbsent(
                        kind, k -> of(k).stream().collect(Collectors.groupingBy(CallGraph.Site::method)))
                .getOrDefault(method, List.of());
    }

    /** The calls of these methods, in the order of the program. */
    public List<CallGraph.Site> of(Predicate<MethodRef> wanted) {
        BitSet found = new BitSet();
        for (int i = 0; i < methods.size(); i++) {
            found.set(i, wanted.test(methods.get(i)));
        }
        return of(found);
    }

    private List<CallGraph.Site> of(BitSet wanted) {
        List<CallGraph.Site> found = new ArrayList<>();
        if (!wanted.isEmpty()) {
            for (int i = 0; i < all.size(); i++) {
                if (wanted.get(called.get(i))) {
                    found.add(all.get(i));
                }
            }
        }
        return found;
    }

    private Map<FactKind, BitSet> kinds() {
        Map<FactKind, BitSet> kinds = new EnumMap<>(FactKind.class);
        for (int i = 0; i < methods.size(); i++) {
            for (Fact fact : knowledge.about(methods.get(i))) {
                kinds.computeIfAbsent(fact.kind(), k -> new BitSet()).set(i);
            }
        }
        return kinds;
    }
}
