package dev.wouldblock.protocol.result;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Liveness;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.protocol.Calls;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;

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
        for (CallGraph.Site site : symbols.sites().in(method, FactKind.TRIES)) {
            Fact tries = symbols.knowledge()
                    .find(FactKind.TRIES, site.call().method())
                    .orElseThrow();
            if (numberings.of(method).isReachable(site.block())
                    && !liveness.isRead(method, site.block(), site.op())
                    && !isTold(site, Calls.arguments(numberings, site), tries)) {
                found.add(misuse(site, tries));
            }
        }
        return found;
    }

    /** Whether a function among the arguments is told of what is refused. */
    private static boolean isTold(CallGraph.Site site, List<Value> arguments, Fact tries) {
        return tries.argument("tells") != Fact.ABSENT
                && !(arguments.get(tries.operand("tells", site.call())) instanceof Value.Constant function
                        && function.value().isEmpty());
    }

    private static Misuse misuse(CallGraph.Site site, Fact tries) {
        boolean isTls = tries.value("what", "").equals("tls");
        Misuse.Kind kind = isTls ? Misuse.Kind.TLS_STATUS_DROPPED : Misuse.Kind.TRY_RESULT_DROPPED;
        String consequence = isTls
                ? "nobody knows whether a record was taken and made"
                : "what is refused is lost: " + tries.reason();
        Step trace = Step.at(site, site.call().method().display() + " is called, and its answer is dropped");
        // How much is left in the buffers tells something of the status, too.
        return new Misuse(kind, site, consequence, trace).onlyIf(!isTls);
    }
}
