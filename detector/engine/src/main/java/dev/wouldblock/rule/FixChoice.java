package dev.wouldblock.rule;

import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.flow.Examined;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.region.BlockedCall;
import dev.wouldblock.region.Region;
import java.util.ArrayList;
import java.util.List;

/** Picks the fix that fits the code, in the order in which a good reviewer thinks. */
final class FixChoice {
    private static final String RETRY = "retry-when-ready";
    private static final String WAIT = "wait-for-readiness";
    private static final String BLOCK = "blocking-mode";
    private static final String FRAMEWORK = "framework-api";
    private static final String ASYNCHRONOUS = "async-form";
    private static final String OFFLOAD = "offload";
    /** What runs callbacks but has no scheduler that a program could hand a later task to. */
    private static final List<String> NO_LOOP = List.of("jdk", "annotation");

    private FixChoice() {}

    /** The page's fixes with the one that fits best first. */
    static List<String> order(RulePage page, Examined examined) {
        return withFirst(page, best(page, examined));
    }

    /** The same for a blocking call: its asynchronous form if there is one, else another thread. */
    static List<String> order(RulePage page, BlockedCall call) {
        String first = page.fixes().get(0);
        String framework =
                call.region().fact().map(f -> f.value("framework", "")).orElse("");
        boolean isFrameworks = call.region().kind() == Region.Kind.EVENT_LOOP
                && !NO_LOOP.contains(framework)
                && (call.fact().value("framework", "").equals(framework)
                        || call.fact().value("why", "").equals("time"));
        String fitting = isFrameworks
                ? FRAMEWORK
                : !namesCall(first) ? first : call.fact().value("instead", "").isEmpty() ? OFFLOAD : ASYNCHRONOUS;
        return withFirst(page, page.fixes().contains(fitting) ? fitting : first);
    }

    /** The same for a call against a protocol, of which the analysis knows what fits. */
    static List<String> order(RulePage page, Misuse misuse) {
        return withFirst(
                page,
                misuse.fix().filter(page.fixes()::contains).orElse(page.fixes().get(0)));
    }

    /** Whether a fix is another call, which a fact may name. */
    static boolean namesCall(String fix) {
        return fix.equals(FRAMEWORK) || fix.equals(ASYNCHRONOUS);
    }

    private static List<String> withFirst(RulePage page, String best) {
        List<String> fixes = new ArrayList<>(page.fixes());
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
        String fitting = examined.has(Examined.Trait.SELECTOR_IN_SCOPE)
                ? RETRY
                : examined.has(Examined.Trait.DEADLINE_IN_SCOPE) ? WAIT : BLOCK;
        return page.fixes().contains(fitting) ? fitting : first;
    }
}
