package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.catalog.Telltales;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types by whose names a front end knows the classes in which regions may start, without reading their code. */
public final class Entries {
    private static final Set<FactKind> REGISTERING =
            Set.of(FactKind.CONTEXT_ARGUMENT, FactKind.BOUNDED_POOL, FactKind.VIRTUAL_POOL);

    private final Map<String, List<String>> library;
    private final Set<String> contexts = new HashSet<>();
    private final Set<String> registrars = new HashSet<>();
    private final Set<String> annotations = new HashSet<>();
    private final Set<String> polled = new HashSet<>();
    private final Set<String> tried = new HashSet<>();

    public Entries(FactTable table) {
        this.library = table.supertypes();
        for (Fact fact : table.facts()) {
            if (fact.kind() == FactKind.CONTEXT) {
                (fact.isAboutAnnotation() ? annotations : contexts).add(fact.owner());
            } else if (REGISTERING.contains(fact.kind())) {
                registrars.add(fact.owner());
            } else if (fact.kind() == FactKind.OPERATION && Telltales.polls().contains(fact.method())) {
                polled.add(fact.owner());
            } else if (fact.kind() == FactKind.TRIES) {
                tried.add(fact.owner());
            }
        }
        addSubtypes(contexts);
        addSubtypes(registrars);
        addSubtypes(polled);
        addSubtypes(tried);
    }

    private void addSubtypes(Set<String> types) {
        Map<String, Set<String>> below = new HashMap<>();
        library.forEach((type, supertypes) -> supertypes.forEach(
                s -> below.computeIfAbsent(s, k -> new HashSet<>()).add(type)));
        Deque<String> work = new ArrayDeque<>(types);
        while (!work.isEmpty()) {
            for (String type : below.getOrDefault(work.poll(), Set.of())) {
                if (types.add(type)) {
                    work.add(type);
                }
            }
        }
    }

    /** Types whose methods, overridden, run on a loop thread: those of the facts and the library's types below them. */
    public Set<String> contexts() {
        return Collections.unmodifiableSet(contexts);
    }

    /** Types whose methods take function objects that run on a loop thread, or that make executors. */
    public Set<String> registrars() {
        return Collections.unmodifiableSet(registrars);
    }

    /** Types of the streams that can be asked, whether a read would wait. */
    public Set<String> polled() {
        return Collections.unmodifiableSet(polled);
    }

    /** Types with methods whose result alone says that they did not do what was asked for. */
    public Set<String> tried() {
        return Collections.unmodifiableSet(tried);
    }

    /** Types of annotations that say of code that it must not block. */
    public Set<String> annotations() {
        return Collections.unmodifiableSet(annotations);
    }
}
