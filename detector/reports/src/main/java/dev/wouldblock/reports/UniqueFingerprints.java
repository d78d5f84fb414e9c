package dev.wouldblock.reports;

import dev.wouldblock.finding.Finding;
import java.util.HashMap;
import java.util.Map;

/** Fingerprints for services that take findings with the same one for the same finding. */
final class UniqueFingerprints {
    private final Map<String, Integer> seen = new HashMap<>();

    /** To be called for each finding once, in the order of the report. */
    String next(Finding finding) {
        int count = seen.merge(finding.fingerprint(), 1, Integer::sum);
        return count == 1 ? finding.fingerprint() : finding.fingerprint() + "-" + count;
    }
}
