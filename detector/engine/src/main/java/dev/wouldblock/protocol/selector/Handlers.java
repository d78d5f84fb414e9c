package dev.wouldblock.protocol.selector;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.region.Loops;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Who catches the CancelledKeyException of a call. */
final class Handlers {
    private static final String EXACT = "java/nio/channels/CancelledKeyException";
    private static final Set<String> WIDER = Set.of(
            "java/lang/IllegalStateException",
            "java/lang/RuntimeException",
            "java/lang/Exception",
            "java/lang/Throwable");
    private static final int MAX_UP = 3;

    private final Symbols symbols;

    Handlers(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Whether the code expects it: by a handler of just this exception, around the call or around a call that led to it. */
    boolean expects(CallGraph.Site site) {
        return anyway(site, 0, false);
    }

    /** Whether a loop around the call goes on after it, or the code expects it. */
    boolean survives(CallGraph.Site site) {
        return anyway(site, 0, true);
    }

    private boolean anyway(CallGraph.Site site, int up, boolean inLoop) {
        for (Block.Handler handler : site.method().blocks().get(site.block()).handlers()) {
            if (handler.type().equals(EXACT)
                    || inLoop
                            && WIDER.contains(handler.type())
                            && goesOn(site.method(), site.block(), handler.target())) {
                return true;
            }
        }
        List<CallGraph.Site> callers = symbols.calls().callers(site.method());
        return up < MAX_UP && !callers.isEmpty() && callers.stream().allMatch(c -> anyway(c, up + 1, inLoop));
    }

    private static boolean goesOn(MethodModel method, int block, int handler) {
        List<BitSet> loops = new Loops(method).around(block);
        return loops.stream().anyMatch(loop -> loop.get(handler));
    }
}
