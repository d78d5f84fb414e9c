package dev.wouldblock.protocol.mode;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
        for (int target : handlers(method)) {
            if (goesOn(method, target)) {
                cause(method, target).ifPresent(call -> found.add(misuse(method, call)));
            }
        }
        return found;
    }

    private static Set<Integer> handlers(MethodModel method) {
        Set<Integer> found = new TreeSet<>();
        for (Block block : method.blocks()) {
            block.handlers().stream().filter(h -> h.type().equals(EXCEPTION)).forEach(h -> found.add(h.target()));
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

    /** The call under the handler that throws it, as far as facts tell. */
    private Optional<Op.Call> cause(MethodModel method, int target) {
        return method.blocks().stream()
                .filter(b -> b.handlers().stream().anyMatch(h -> h.target() == target))
                .flatMap(b -> b.ops().stream())
                .flatMap(op -> op instanceof Op.Call call ? List.of(call).stream() : List.<Op.Call>of().stream())
                .filter(call -> symbols.knowledge().about(call.method()).stream()
                        .map(Fact::kind)
                        .anyMatch(CAUSES::contains))
                .findFirst();
    }

    private static Misuse misuse(MethodModel method, Op.Call call) {
        return new Misuse(
                Misuse.Kind.MODE_EXCEPTION_SWALLOWED,
                method,
                call.position(),
                call.method().display(),
                "it fails each time and nobody knows",
                new Step(
                        null,
                        method,
                        call.position(),
                        "an IllegalBlockingModeException is caught, and nothing is done about the mode",
                        0),
                true,
                Optional.empty());
    }
}
