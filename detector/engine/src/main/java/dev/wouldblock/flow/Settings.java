package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.Optional;

/**
 * Tells what is done for some objects only: behind a test of a field that their constructors set for good, or of what a
 * superclass that is not in sight answers.
 */
final class Settings {
    private final Symbols symbols;
    private final MethodModel method;
    private final Numbering numbering;

    Settings(Symbols symbols, MethodModel method, Numbering numbering) {
        this.symbols = symbols;
        this.method = method;
        this.numbering = numbering;
    }

    /** Whether a test of a setting decides about a block. */
    boolean decideAbout(int block) {
        for (int b = 0; b < method.blocks().size(); b++) {
            int test = b;
            if (method.blocks().get(b).terminator() instanceof Terminator.Branch branch
                    && numbering.isReachable(b)
                    && numbering.takenByEnd(b).stream().anyMatch(this::isSetting)) {
                boolean ifTrue = Flow.from(method, branch.whenTrue(), next -> next != test)
                        .get(block);
                boolean ifFalse = Flow.from(method, branch.whenFalse(), next -> next != test)
                        .get(block);
                if (ifTrue != ifFalse) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isSetting(Value value) {
        if (method.isStatic()) {
            return false;
        }
        if (value instanceof Value.FieldOf f) {
            return f.object().equals(Optional.of(new Value.Param(0)))
                    && symbols.accesses().isSetOnConstruction(f.fullName());
        }
        return value.callIn(method).filter(this::asksOutside).isPresent();
    }

    /** Whether a call asks {@code this} for something that its methods in the program do not answer. */
    private boolean asksOutside(Op.Call call) {
        return call.hasReceiver()
                && call.method().arity() == 0
                && call.method().owner().equals(method.owner())
                && symbols.calls().targets(call).isEmpty()
                && numbering
                        .arguments(call)
                        .filter(a -> a.get(0).equals(new Value.Param(0)))
                        .isPresent();
    }
}
