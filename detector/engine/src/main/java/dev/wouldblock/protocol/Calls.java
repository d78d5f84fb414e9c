package dev.wouldblock.protocol;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.function.Predicate;

/** The calls of a method, and what they are given. */
public final class Calls {
    private Calls() {}

    /** Those that satisfy a condition, in the order of the code. */
    public static List<CallGraph.Site> in(MethodModel method, Predicate<Op.Call> wanted) {
        return CallGraph.Site.in(method).stream()
                .filter(site -> wanted.test(site.call()))
                .toList();
    }

    /** What a call is given, the receiver first; nothing where no path leads to it. */
    public static List<Value> arguments(Numberings numberings, CallGraph.Site site) {
        Numbering numbering = numberings.of(site.method());
        return numbering.isReachable(site.block()) ? numbering.taken(site.block(), site.op()) : List.of();
    }
}
