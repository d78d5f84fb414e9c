package dev.wouldblock.protocol;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The calls of a method, and what they are given. */
public final class Calls {
    private Calls() {}

    /** Those that satisfy a condition, in the order of the code. */
    public static List<CallGraph.Site> in(MethodModel method, Predicate<Op.Call> wanted) {
        List<CallGraph.Site> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            for (int i = 0; i < block.ops().size(); i++) {
                if (block.ops().get(i) instanceof Op.Call call && wanted.test(call)) {
                    found.add(new CallGraph.Site(method, b, i, call));
                }
            }
        }
        return found;
    }

    /** What a call is given, the receiver first; nothing where no path leads to it. */
    public static List<Value> arguments(Numberings numberings, CallGraph.Site site) {
        Numbering numbering = numberings.of(site.method());
        return numbering.isReachable(site.block()) ? numbering.taken(site.block(), site.op()) : List.of();
    }
}
