package dev.wouldblock.region;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a selector loop whose class its wait gives away: where {@code transport.poll()} selects in one of
 * several classes, the other classes' transports do not run in this loop.
 */
final class OwnParts {
    private final Symbols symbols;
    private final Numberings numberings;
    private final Map<Region, Map<String, Set<String>>> classes = new IdentityHashMap<>();

    OwnParts(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    /** The bodies that a call on a field may run in a loop. */
    List<MethodModel> narrowed(Region region, List<Value> arguments, List<MethodModel> targets) {
        if (region.kind() != Region.Kind.SELECTOR_LOOP || !(arguments.get(0) instanceof Value.FieldOf field)) {
            return targets;
        }
        Set<String> own = classes.computeIfAbsent(region, this::classes).getOrDefault(field.fullName(), Set.of());
        return own.isEmpty()
                ? targets
                : targets.stream()
                        .filter(t -> own.stream().anyMatch(c -> isBelow(c, t.owner()) || isBelow(t.owner(), c)))
                        .toList();
    }

    private Map<String, Set<String>> classes(Region region) {
        Map<String, Set<String>> found = new HashMap<>();
        for (int b = region.blocks().nextSetBit(0); b >= 0; b = region.blocks().nextSetBit(b + 1)) {
            List<Op> ops = region.method().blocks().get(b).ops();
            for (int i = 0; i < ops.size(); i++) {
                if (ops.get(i) instanceof Op.Call call && call.hasReceiver()) {
                    CallGraph.Site site = new CallGraph.Site(region.method(), b, i, call);
                    List<MethodModel> targets = symbols.calls().targets(call);
                    region.waits().stream()
                            .filter(wait -> targets.size() > 1 && targets.contains(wait.method()))
                            .forEach(wait -> receiver(site)
                                    .ifPresent(field -> found.computeIfAbsent(field, f -> new HashSet<>())
                                            .add(wait.method().owner())));
                }
            }
        }
        return found;
    }

    private Optional<String> receiver(CallGraph.Site site) {
        return numberings.of(site.method()).isReachable(site.block())
                        && numberings
                                        .of(site.method())
                                        .taken(site.block(), site.op())
                                        .get(0)
                                instanceof Value.FieldOf f
                ? Optional.of(f.fullName())
                : Optional.empty();
    }

    private boolean isBelow(String type, String ancestor) {
        return symbols.hierarchy().isSubtype(type, ancestor) == Answer.YES;
    }
}
