package dev.wouldblock.reports.fixes;

import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import java.util.Optional;

/** What reports show of fixes in the code of a finding. */
@FunctionalInterface
public interface Edits {
    Edits NONE = finding -> Optional.empty();

    /** The edit that cures a finding, for its source file as it is. */
    Optional<Edit> of(Finding finding);

    /** The first fix of a finding without an edit, as a few lines of code in the names that are in use there. */
    default Optional<String> snippet(Finding finding) {
        return Optional.empty();
    }
}
