package dev.wouldblock.bytecode;

import dev.wouldblock.flow.Hierarchy;
import dev.wouldblock.region.Entries;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells by the header of a class without channels whether it matters: code that must not block may start in it, or what it does shows in its words. */
final class RegionEntries {
    private final Entries entries;
    private final Hierarchy hierarchy;
    /** A class that mentions one of these matters, whatever else it does. */
    private final HashCodes mentioned = new HashCodes();

    private final HashCodes annotations = new HashCodes();
    /** What is polled. */
    private final HashCodes streams = new HashCodes();

    private final Map<String, Boolean> isContext = new HashMap<>();

    RegionEntries(Entries entries, Hierarchy hierarchy) {
        this.entries = entries;
        this.hierarchy = hierarchy;
        entries.annotations().forEach(type -> annotations.add(type.hashCode()));
        addWithSubtypes(mentioned, entries.registrars());
        addWithSubtypes(mentioned, entries.tried());
        addWithSubtypes(streams, entries.polled());
    }

    private void addWithSubtypes(HashCodes hashes, Set<String> types) {
        Deque<String> work = new ArrayDeque<>(types);
        while (!work.isEmpty()) {
            String type = work.poll();
            if (hashes.add(type.hashCode())) {
                work.addAll(hierarchy.withSubtypes(type));
            }
        }
    }

    boolean mayStartIn(ClassHeader header) {
        return mentioned.containsAny(header.references())
                || annotations.containsAny(header.annotations())
                || header.quotesErrors()
                || header.polls() && streams.containsAny(header.references())
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
