package dev.wouldblock.protocol.result;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Liveness;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who tries something has to look at the answer: there is no exception that says that it was refused. */
final class TriedCalls implements Protocol {
    private final Symbols symbols;
    private final Numberings numberings;
    private final Liveness liveness;

    TriedCalls(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.liveness = numberings.liveness();
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            for (int i = 0; i < block.ops().size(); i++) {
                if (block.ops().get(i) instanceof Op.Call call) {
                    Optional<Fact> tries = symbols.knowledge().find(FactKind.TRIES, call.method());
                    if (tries.isPresent()
                            && numberings.of(method).isReachable(b)
                            && !liveness.isRead(method, b, i)
                            && !isTold(method, b, i, call, tries.get())) {
                        found.add(misuse(method, call, tries.get()));
                    }
                }
            }
        }
        return found;
    }

    /** Whether a function among the arguments is told of what is refused. */
    private boolean isTold(MethodModel method, int block, int op, Op.Call call, Fact tries) {
        int told = tries.argument("tells");
        return told >= 0
                && !(numberings
                                        .of(method)
                                        .before(block, op)
                                        .get(call.arguments().get(told + 1))
                                instanceof Value.Constant function
                        && function.value().isEmpty());
    }

    private static Misuse misuse(MethodModel method, Op.Call call, Fact tries) {
        boolean isTls = tries.value("what", "").equals("tls");
        String name = call.method().display();
        return new Misuse(
                isTls ? Misuse.Kind.TLS_STATUS_DROPPED : Misuse.Kind.TRY_RESULT_DROPPED,
                method,
                call.position(),
                name,
                isTls
                        ? "nobody knows whether a record was taken and made"
                        : "what is refused is lost: " + tries.reason(),
                new Step(null, method, call.position(), name + " is called, and its answer is dropped", 0),
                // How much is left in the buffers tells something of the status, too.
                !isTls,
                Optional.empty());
    }
}
