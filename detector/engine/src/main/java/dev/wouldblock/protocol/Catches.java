package dev.wouldblock.protocol;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A {@code catch} of one type of exception.
 *
 * @param type internal name of the type
 * @param handler number of the block that the exception leads to
 */
public record Catches(MethodModel method, String type, int handler) {
    /** Those of a method for just this type, in the order of the code. */
    public static List<Catches> of(MethodModel method, String type) {
        if (!method.mentions().caught().contains(type)) {
            return List.of();
        }
        Set<Integer> handlers = new TreeSet<>();
        for (Block block : method.blocks()) {
            for (Block.Handler handler : block.handlers()) {
                if (handler.type().equals(type)) {
                    handlers.add(handler.target());
                }
            }
        }
        List<Catches> found = new ArrayList<>();
        handlers.forEach(handler -> found.add(new Catches(method, type, handler)));
        return found;
    }

    /** The calls whose exceptions are caught, in the order of the code. */
    public List<CallGraph.Site> calls() {
        return Calls.in(method, call -> true).stream()
                .filter(site -> method.blocks().get(site.block()).handlers().stream()
                        .anyMatch(h -> h.target() == handler && h.type().equals(type)))
                .toList();
    }
}
