package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.protocol.Catches;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An IllegalBlockingModeException says that the code is wrong; a handler that goes on hides that. */
final class SwallowedModeException implements Protocol {
    private static final String EXCEPTION = "java/nio/channels/IllegalBlockingModeException";
    private static final Set<FactKind> CAUSES = Set.of(
            FactKind.NEEDS_BLOCKING, FactKind.STREAM_IO, FactKind.REGISTERS, FactKind.CONFIGURES, FactKind.OPERATION);

    private final Symbols symbols;

    SwallowedModeException(Symbols symbols) {
        this.symbols = symbols;
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (Catches wrongMode : Catches.of(method, EXCEPTION)) {
            if (goesOn(method, wrongMode.handler())) {
                wrongMode.calls().stream()
                        .filter(this::mayThrow)
                        .findFirst()
                        .ifPresent(site -> found.add(misuse(site)));
            }
        }
        return found;
    }

    /** Whether a handler does nothing, or only writes a log, before the code goes on or a count is returned. */
    private boolean goesOn(MethodModel method, int target) {
        Block block = method.blocks().get(target);
        boolean isIdle = block.ops().stream()
                .allMatch(op -> op instanceof Op.Const
                        || op instanceof Op.Move
                        || op instanceof Op.LoadField
                        || op instanceof Op.New
                        || op instanceof Op.Compute
                        || op instanceof Op.Call call && isForPeople(call));
        Terminator end = block.terminator();
        boolean saysCount =
                method.descriptor().endsWith(")I") || method.descriptor().endsWith(")J");
        boolean goesOn = end instanceof Terminator.Goto
                || end instanceof Terminator.Return r && (r.value() == Op.NONE || saysCount);
        return isIdle && goesOn;
    }

    private boolean isForPeople(Op.Call call) {
        return call.method().name().equals("printStackTrace")
                || call.method().name().equals("getMessage")
                || symbols.knowledge().is(FactKind.LOGS, call.method())
                || symbols.knowledge().is(FactKind.PURE, call.method());
    }

    private boolean mayThrow(CallGraph.Site site) {
        return symbols.knowledge().about(site.call().method()).stream()
                .map(Fact::kind)
                .anyMatch(CAUSES::contains);
    }

    private static Misuse misuse(CallGraph.Site site) {
        return new Misuse(
                Misuse.Kind.MODE_EXCEPTION_SWALLOWED,
                site,
                "it fails each time and nobody knows",
                Step.at(site, "an IllegalBlockingModeException is caught, and nothing is done about the mode"));
    }
}
