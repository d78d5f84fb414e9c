package dev.wouldblock.region;

import dev.wouldblock.flow.Arguments;
import dev.wouldblock.model.MethodModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** With what each method was entered. There is a limit, since callers may pass any number of constants. */
final class Entered {
    /** Different arguments with which a method is entered for one class of {@code this}. */
    private static final int MOST_ARGUMENTS = 8;

    /** The class that {@code this} is known to have in a method, and what is known of its parameters. */
    record Entry(MethodModel method, String self, Arguments arguments) {
        private Entry withoutArguments() {
            return new Entry(method, self, Arguments.UNKNOWN);
        }
    }

    private final Set<Entry> entries = new HashSet<>();
    private final Map<Entry, Integer> arguments = new HashMap<>();

    /** Adds an entry, and tells whether it is new; none is after one about whose arguments nothing is known. */
    boolean add(Entry entry) {
        Entry any = entry.withoutArguments();
        if (entries.contains(any) || !entries.add(entry)) {
            return false;
        }
        arguments.merge(any, 1, Integer::sum);
        return true;
    }

    /** Whether a method was entered with so many different arguments that these have to be forgotten. */
    boolean isCrowded(Entry entry) {
        return !entry.arguments().equals(Arguments.UNKNOWN)
                && !entries.contains(entry)
                && arguments.getOrDefault(entry.withoutArguments(), 0) >= MOST_ARGUMENTS;
    }

    /** Whether a method was entered for whatever its callers pass. */
    boolean hasAll(MethodModel method, String self) {
        return entries.contains(new Entry(method, self, Arguments.UNKNOWN));
    }
}
