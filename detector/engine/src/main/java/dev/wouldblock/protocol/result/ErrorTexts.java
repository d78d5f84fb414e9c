package dev.wouldblock.protocol.result;

import dev.wouldblock.catalog.Telltales;
import dev.wouldblock.flow.Numbering;
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
import java.util.Set;

/** The text of an exception is for people: it differs between systems, languages and releases of the JDK. */
final class ErrorTexts implements Protocol {
    private static final Set<String> COMPARISONS = Set.of(
            "equals",
            "equalsIgnoreCase",
            "contains",
            "containsIgnoreCase",
            "startsWith",
            "endsWith",
            "indexOf",
            "matches");

    private static final Set<String> MESSAGES = Set.of("getMessage", "getLocalizedMessage");
    private static final Set<String> COPIES = Set.of("toLowerCase", "toUpperCase", "trim", "strip", "toString");

    private final Numberings numberings;
    private final Decisions decisions;

    ErrorTexts(Symbols symbols, Numberings numberings) {
        this.numberings = numberings;
        this.decisions = new Decisions(symbols, numberings);
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (int b = 0; b < method.blocks().size(); b++) {
            Block block = method.blocks().get(b);
            for (int i = 0; i < block.ops().size(); i++) {
                if (block.ops().get(i) instanceof Op.Call call
                        && COMPARISONS.contains(call.method().name())
                        && numberings.of(method).isReachable(b)) {
                    Numbering numbering = numberings.of(method);
                    List<Value> arguments = numbering.before(b, i).get(call.arguments());
                    Optional<String> text = arguments.stream()
                            .flatMap(v -> errorText(v).stream())
                            .findFirst();
                    if (text.isPresent()
                            && arguments.stream().anyMatch(v -> isMessage(method, v))
                            && decisions.dependOn(method, new Value.Result(b, i))) {
                        found.add(misuse(method, call, text.get()));
                    }
                }
            }
        }
        return found;
    }

    private static Optional<String> errorText(Value value) {
        return value instanceof Value.Constant c
                        && c.value().isPresent()
                        && c.value().get() instanceof String text
                        && Telltales.isError(text)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Whether a value is the message of an exception, or a copy of it in other letters. */
    private boolean isMessage(MethodModel method, Value value) {
        if (!(value instanceof Value.Result r)
                || !(method.blocks().get(r.block()).ops().get(r.op()) instanceof Op.Call call)) {
            return false;
        }
        boolean isCopy = COPIES.contains(call.method().name()) && call.hasReceiver();
        return MESSAGES.contains(call.method().name())
                        && isThrowable(call.method().owner())
                || isCopy
                        && isMessage(
                                method,
                                numberings
                                        .of(method)
                                        .before(r.block(), r.op())
                                        .get(call.arguments().get(0)));
    }

    /** By its name: the classes of most exceptions are not among what is analysed. */
    private static boolean isThrowable(String type) {
        return type.endsWith("Exception") || type.endsWith("Error") || type.endsWith("Throwable");
    }

    private static Misuse misuse(MethodModel method, Op.Call call, String text) {
        return new Misuse(
                Misuse.Kind.ERROR_TEXT_COMPARED,
                method,
                call.position(),
                call.method().display(),
                "another system, language or release of the JDK takes another way",
                new Step(null, method, call.position(), "the message is compared with \"" + text + "\"", 0),
                true,
                Optional.empty());
    }
}
