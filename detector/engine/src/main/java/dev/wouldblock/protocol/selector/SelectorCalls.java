package dev.wouldblock.protocol.selector;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Types;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the calls on selectors, keys and channels mean for a key. */
final class SelectorCalls {
    static final String KEY = "java/nio/channels/SelectionKey";
    private static final String SELECTOR_TYPE = "Ljava/nio/channels/Selector;";
    private static final String KEY_TYPE = "Ljava/nio/channels/SelectionKey;";

    private final Symbols symbols;

    SelectorCalls(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Whether a call asks a selector which keys are ready. */
    boolean selects(Op.Call call) {
        return symbols.knowledge().is(FactKind.SELECTS, call.method());
    }

    /** Whether a call selects and leaves the keys in the selected-key set. */
    boolean fillsSet(Op.Call call) {
        return symbols.knowledge()
                .find(FactKind.SELECTS, call.method())
                .filter(fact -> fact.value("into", "").equals("set"))
                .isPresent();
    }

    /** Whether a call takes the selected-key set. */
    boolean takesSet(Op.Call call) {
        return symbols.knowledge().is(FactKind.SELECTED, call.method());
    }

    /** Whether a call closes a channel or a selector, or cancels a key. */
    boolean givesUp(Op.Call call) {
        return symbols.knowledge().is(FactKind.CLOSES, call.method())
                && !call.method().name().startsWith("shutdown");
    }

    /** Whether a call cancels a key, and does nothing else. */
    boolean cancels(Op.Call call) {
        return givesUp(call) && call.method().owner().equals(KEY);
    }

    boolean registers(Op.Call call) {
        return symbols.knowledge().is(FactKind.REGISTERS, call.method());
    }

    /** The calls of a method that select, in the order of the code. */
    List<CallGraph.Site> selectsIn(MethodModel method) {
        return symbols.sites().in(method, FactKind.SELECTS);
    }

    /** The calls of a method that register a channel, in the order of the code. */
    List<CallGraph.Site> registersIn(MethodModel method) {
        return symbols.sites().in(method, FactKind.REGISTERS);
    }

    /** The calls of a method that close a channel or a selector, or cancel a key, in the order of the code. */
    List<CallGraph.Site> endsIn(MethodModel method) {
        return symbols.sites().in(method, FactKind.CLOSES).stream()
                .filter(site -> givesUp(site.call()))
                .toList();
    }

    /** The calls of a method that cancel a key, in the order of the code. */
    List<CallGraph.Site> cancelsIn(MethodModel method) {
        return symbols.sites().in(method, FactKind.CLOSES).stream()
                .filter(site -> cancels(site.call()))
                .toList();
    }

    /** The channel of a key, as it is named where the key is. */
    static Value channelOf(Value key) {
        return new Value.FieldOf(Optional.of(key), KEY, "channel()");
    }

    /** The selector of a key. */
    static Value selectorOf(Value key) {
        return new Value.FieldOf(Optional.of(key), KEY, "selector()");
    }

    /** Whether the class of a method has a selector or a key in a field. */
    boolean keepsSelector(MethodModel method) {
        return symbols.program().find(method.owner()).stream()
                .flatMap(c -> c.fields().stream())
                .anyMatch(f ->
                        f.descriptor().equals(SELECTOR_TYPE) || f.descriptor().equals(KEY_TYPE));
    }

    /** The key that a method is given. */
    Optional<Value> keyParameter(MethodModel method) {
        Types types = new Types(symbols, method);
        return IntStream.range(0, method.parameterCount())
                .<Value>mapToObj(Value.Param::new)
                .filter(parameter -> types.declared(parameter).equals(KEY))
                .findFirst();
    }

    /** The outermost class of a method, which is a file in most programs. */
    static String file(MethodModel method) {
        return ClassModel.outermost(method.owner());
    }
}
