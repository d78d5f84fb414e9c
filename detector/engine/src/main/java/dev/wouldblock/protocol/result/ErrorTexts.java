package dev.wouldblock.protocol.result;

import dev.wouldblock.catalog.Telltales;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Calls;
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
        List<String> texts = method.mentions().texts();
        if (texts.isEmpty() || texts.stream().noneMatch(Telltales::isError)) {
            return List.of();
        }
        List<Misuse> found = new ArrayList<>();
        for (CallGraph.Site site :
                Calls.in(method, call -> COMPARISONS.contains(call.method().name()))) {
            List<Value> arguments = Calls.arguments(numberings, site);
            Optional<String> text =
                    arguments.stream().flatMap(v -> errorText(v).stream()).findFirst();
            if (text.isPresent()
                    && arguments.stream().anyMatch(v -> isMessage(method, v))
                    && decisions.dependOn(method, site.result())) {
                found.add(misuse(site, text.get()));
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
        Optional<Op.Call> call = value.callIn(method);
        if (call.isEmpty()) {
            return false;
        }
        MethodRef called = call.get().method();
        boolean isCopy = COPIES.contains(called.name()) && call.get().hasReceiver();
        return MESSAGES.contains(called.name()) && isThrowable(called.owner())
                || isCopy
                        && numberings
                                .of(method)
                                .arguments(call.get())
                                .filter(a -> isMessage(method, a.get(0)))
                                .isPresent();
    }

    /** By its name: the classes of most exceptions are not among what is analysed. */
    private static boolean isThrowable(String type) {
        return type.endsWith("Exception") || type.endsWith("Error") || type.endsWith("Throwable");
    }

    private static Misuse misuse(CallGraph.Site site, String text) {
        return new Misuse(
                Misuse.Kind.ERROR_TEXT_COMPARED,
                site,
                "another system, language or release of the JDK takes another way",
                Step.at(site, "the message is compared with \"" + text + "\""));
    }
}
