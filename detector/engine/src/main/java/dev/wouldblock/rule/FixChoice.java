package dev.wouldblock.rule;

import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.flow.Examined;
import java.util.ArrayList;
import java.util.List;

/** Picks the fix that fits the code, in the order in which a good reviewer thinks. */
final class FixChoice {
    private static final String RETRY = "retry-when-ready";
    private static final String WAIT = "wait-for-readiness";
    private static final String BLOCK = "blocking-mode";

    private FixChoice() {}

    /** The page's fixes with the one that fits best first. */
    static List<String> order(RulePage page, Examined examined) {
        List<String> fixes = new ArrayList<>(page.fixes());
        String best = best(page, examined);
        fixes.remove(best);
        fixes.add(0, best);
        return fixes;
    }

    private static String best(RulePage page, Examined examined) {
        String first = page.fixes().get(0);
        boolean dependsOnCode = List.of(RETRY, WAIT, BLOCK).contains(first);
        if (!dependsOnCode) {
            return first;
        }
        String fitting = examined.selectorInScope() ? RETRY : examined.deadlineInScope() ? WAIT : BLOCK;
        return page.fixes().contains(fitting) ? fitting : first;
    }
}
