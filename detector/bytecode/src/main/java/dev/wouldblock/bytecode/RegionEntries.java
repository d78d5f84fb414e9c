package dev.wouldblock.bytecode;

import dev.wouldblock.flow.Hierarchy;
import dev.wouldblock.region.Entries;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells by the header of a class whether code that must not block may start in it. */
final class RegionEntries {
    private final Entries entries;
    private final Hierarchy hierarchy;
    private final Set<Integer> registrars = new HashSet<>();
    private final Set<Integer> annotations = new HashSet<>();
    private final Map<String, Boolean> isContext = new HashMap<>();

    RegionEntries(Entries entries, Hierarchy hierarchy) {
        this.entries = entries;
        this.hierarchy = hierarchy;
        entries.annotations().forEach(type -> annotations.add(type.hashCode()));
        Deque<String> work = new ArrayDeque<>(entries.registrars());
        while (!work.isEmpty()) {
            String type = work.poll();
            if (registrars.add(type.hashCode())) {
                work.addAll(hierarchy.withSubtypes(type));
            }
        }
    }

    boolean mayStartIn(ClassHeader header) {
        return IntStream.of(header.references()).anyMatch(registrars::contains)
                || IntStream.of(header.annotations()).anyMatch(annotations::contains)
                || isContext(header.name());
    }

    private boolean isContext(String type) {
        Boolean known = isContext.get(type);
        if (known == null) {
            // A circle of supertypes, which only a damaged class file can have, is no context.
            isContext.put(type, false);
            known = entries.contexts().contains(type)
                    || hierarchy.supertypes(type).stream().anyMatch(this::isContext);
            isContext.put(type, known);
        }
        return known;
    }
}
