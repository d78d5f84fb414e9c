package dev.wouldblock.catalog;

import dev.wouldblock.model.MethodRef;
import java.util.List;
import java.util.Optional;

/** Tells which classes there are, and their methods. */
@FunctionalInterface
public interface KnownClasses {
    /**
     * What a class has.
     *
     * @param methods declared and inherited
     * @param all whether there can be no others
     */
    record Members(List<MethodRef> methods, boolean all) {
        /** Of a class of which no more is known than that it exists. */
        public static final Members UNKNOWN = new Members(List.of(), false);

        public Members {
            methods = List.copyOf(methods);
        }
    }

    /** @param name internal name */
    Optional<Members> find(String name);
}
