package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of the explanation.
 *
 * @param before the step that leads here, null for the first
 * @param depth calls between the operation's method and this step
 */
public record Step(@Nullable Step before, MethodModel method, Position position, String phrase, int depth) {
    /** The first step of an explanation, at a call. */
    public static Step at(CallGraph.Site site, String phrase) {
        return new Step(null, site.method(), site.call().position(), phrase, 0);
    }

    /** The next step, at a call. */
    public Step then(CallGraph.Site site, String phrase) {
        return new Step(this, site.method(), site.call().position(), phrase, 0);
    }

    /** The whole way to this step, its start first. */
    public List<Step> inOrder() {
        List<Step> steps = new ArrayList<>();
        for (Step s = this; s != null; s = s.before()) {
            steps.add(s);
        }
        Collections.reverse(steps);
        return steps;
    }
}
