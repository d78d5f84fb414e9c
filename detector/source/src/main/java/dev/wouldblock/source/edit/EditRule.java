package dev.wouldblock.source.edit;

import dev.wouldblock.finding.Replacement;
import java.util.List;
import java.util.Optional;

/** Makes one kind of edit; empty where it does not fit. */
@FunctionalInterface
interface EditRule {
    /**
     * An edit without what its rule says of it.
     *
     * @param title in the imperative, without a full stop
     * @param replacements where the finding is: other edits there have to be made anew after this one
     * @param elsewhere what goes with them, and is in the way of other edits only where those insert something too
     */
    record Draft(String title, List<Replacement> replacements, List<Replacement> elsewhere) {
        Draft(String title, List<Replacement> replacements) {
            this(title, replacements, List.of());
        }
    }

    Optional<Draft> draft(Site site);
}
