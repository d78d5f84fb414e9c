package dev.wouldblock.region;

import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Methods that hand what they were given, and constants, to one other method of the program: overloads, and
 * {@code run() { safeRun(); }} with or without a {@code catch} around it. Nothing in them decides whether the way
 * through them is taken.
 */
final class Forwarders {
    private final Symbols symbols;
    private final Numberings numberings;
    private final Map<MethodModel, Boolean> known = new IdentityHashMap<>();

    Forwarders(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    boolean contains(MethodModel method) {
        return known.computeIfAbsent(method, this::forwards);
    }

    private boolean forwards(MethodModel method) {
        Numbering numbering = numberings.of(method);
        boolean found = false;
        for (int b = 0; b < method.blocks().size(); b++) {
            if (!numbering.isReachable(b)) {
                continue;
            }
            Block block = method.blocks().get(b);
            if (block.terminator() instanceof Terminator.Branch || block.terminator() instanceof Terminator.Switch) {
                return false;
            }
            for (int i = 0; i < block.ops().size(); i++) {
                Op op = block.ops().get(i);
                if (op instanceof Op.Lambda || op instanceof Op.StoreField) {
                    return false;
                }
                if (op instanceof Op.Call call && isIntoProgram(call)) {
                    if (found || !numbering.taken(b, i).stream().allMatch(Forwarders::isHandedOn)) {
                        return false;
                    }
                    found = true;
                }
            }
        }
        return found;
    }

    /** There may be so many bodies that none of them is known. */
    private boolean isIntoProgram(Op.Call call) {
        return symbols.calls().declaration(call).isPresent();
    }

    private static boolean isHandedOn(Value value) {
        return value instanceof Value.Param || value instanceof Value.Constant;
    }
}
