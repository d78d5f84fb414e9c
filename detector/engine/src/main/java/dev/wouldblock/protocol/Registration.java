package dev.wouldblock.protocol;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Mode;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Only a channel in non-blocking mode can be registered with a selector (SelectableChannel.register). */
final class Registration implements Protocol {
    private final Symbols symbols;
    private final Function<CallGraph.Site, List<Mode>> modes;

    Registration(Symbols symbols, Function<CallGraph.Site, List<Mode>> modes) {
        this.symbols = symbols;
        this.modes = modes;
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            for (int i = 0; i < block.ops().size(); i++) {
                if (block.ops().get(i) instanceof Op.Call call
                        && symbols.knowledge().is(FactKind.REGISTERS, call.method())) {
                    List<Mode> known = modes.apply(new CallGraph.Site(method, b, i, call));
                    if (!known.isEmpty() && known.get(0).isBlocking()) {
                        found.add(misuse(method, call, known.get(0)));
                    }
                }
            }
        }
        return found;
    }

    private static Misuse misuse(MethodModel method, Op.Call call, Mode mode) {
        String where = mode.isAccepted() ? "the channel was accepted, so it is" : "the channel was opened, so it is";
        Step trace = new Step(
                null, method, call.position(), where + " in blocking mode, and nothing has configured it since", 0);
        return new Misuse(
                Misuse.Kind.REGISTERED_IN_BLOCKING_MODE,
                method,
                call.position(),
                call.method().display(),
                "an IllegalBlockingModeException is thrown",
                trace,
                true,
                Optional.empty());
    }
}
