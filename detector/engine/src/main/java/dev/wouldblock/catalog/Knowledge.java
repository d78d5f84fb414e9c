package dev.wouldblock.catalog;

import dev.wouldblock.model.Answer;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.TypeOracle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts that hold for the calls of one program. Remembers its answers; not safe for use by several threads. */
public final class Knowledge {
    private final Map<String, List<Fact>> byMethod = new HashMap<>();
    private final TypeOracle types;
    private final Map<MethodRef, List<Fact>> known = new HashMap<>();
    private final Map<String, List<Fact>> ofAllMethods = new HashMap<>();

    public Knowledge(FactTable table, TypeOracle types) {
        this.types = types;
        table.facts()
                .forEach(fact -> byMethod.computeIfAbsent(fact.method(), k -> new ArrayList<>())
                        .add(fact));
    }

    /** All facts about a method, those of the method's own name first. */
    public List<Fact> about(MethodRef method) {
        return known.computeIfAbsent(method, this::lookUp);
    }

    public Optional<Fact> find(FactKind kind, MethodRef method) {
        for (Fact fact : about(method)) {
            if (fact.kind() == kind) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    public boolean is(FactKind kind, MethodRef method) {
        return find(kind, method).isPresent();
    }

    private List<Fact> lookUp(MethodRef method) {
        List<Fact> found = new ArrayList<>();
        for (Fact fact : byMethod.getOrDefault(method.name(), List.of())) {
            if (fact.namesMethod(method) && ownerFits(fact, method.owner())) {
                found.add(fact);
            }
        }
        found.addAll(ofAllMethods.computeIfAbsent(
                method.owner(),
                owner -> byMethod.getOrDefault("*", List.of()).stream()
                        .filter(fact -> ownerFits(fact, owner))
                        .toList()));
        return found.isEmpty() ? List.of() : List.copyOf(found);
    }

    private boolean ownerFits(Fact fact, String owner) {
        return fact.isPackageWide() ? fact.coversPackageOf(owner) : types.isSubtype(owner, fact.owner()) == Answer.YES;
    }
}
