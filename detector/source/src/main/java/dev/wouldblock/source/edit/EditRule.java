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
     */
    record Draft(String title, List<Replacement> replacements) {}

    Optional<Draft> draft(Site site);
}
