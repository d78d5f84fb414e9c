package dev.wouldblock.reports.fixes;

import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import java.util.Optional;

/** The edits that reports show. */
@FunctionalInterface
public interface Edits {
    Edits NONE = finding -> Optional.empty();

    /** The edit that cures a finding, for its source file as it is. */
    Optional<Edit> of(Finding finding);
}
