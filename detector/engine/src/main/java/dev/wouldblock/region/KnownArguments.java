package dev.wouldblock.region;

import dev.wouldblock.flow.Arguments;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Types;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells what calls on a way say of the parameters of the methods that they run, as far as tests there may ask for it. */
final class KnownArguments {
    private final Symbols symbols;
    private final Numberings numberings;
    private final AskedParameters asked;

    KnownArguments(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.asked = new AskedParameters(symbols, numberings);
    }

    /**
     * What a call says of the parameters of a method that it runs.
     *
     * @param of what is known in the calling method
     * @param values what the call passes, the receiver first
     * @param self the class of the receiver
     */
    Arguments given(Arguments of, CallGraph.Site site, List<Value> values, MethodModel target, String self) {
        Map<Integer, Value> known = new TreeMap<>();
        Set<Integer> objects = new HashSet<>();
        BitSet compared = asked.compared(target);
        int first = target.isStatic() ? 0 : 1;
        for (int i = compared.nextSetBit(first); i >= 0 && i < values.size(); i = compared.nextSetBit(i + 1)) {
            Value value = of.resolved(values.get(i));
            if (isKnown(value)) {
                known.put(i, value);
            } else if (of.isObject(value) || isMade(site.method(), value) || isUsedBefore(site, value)) {
                objects.add(i);
            }
        }
        Map<Integer, String> classes = classes(of, site.method(), values, target, self);
        return known.isEmpty() && objects.isEmpty() && classes.isEmpty()
                ? Arguments.UNKNOWN
                : new Arguments(known, objects, classes);
    }

    private Map<Integer, String> classes(
            Arguments of, MethodModel caller, List<Value> values, MethodModel target, String self) {
        Map<Integer, String> classes = new TreeMap<>();
        BitSet typed = asked.typed(target);
        if (typed.isEmpty()) {
            return classes;
        }
        Types there = new Types(symbols, target);
        Types here = new Types(symbols, caller);
        for (int i = typed.nextSetBit(0); i >= 0 && i < values.size(); i = typed.nextSetBit(i + 1)) {
            Value value = values.get(i);
            String said =
                    i == 0 && !target.isStatic() ? self : of.classOf(value).orElseGet(() -> here.declared(value));
            if (!said.isEmpty() && !said.equals(there.declared(new Value.Param(i)))) {
                classes.put(i, said);
            }
        }
        return classes;
    }

    private boolean isKnown(Value value) {
        return value instanceof Value.Constant c
                        && (c.value().isEmpty() || c.value().get() instanceof Long)
                || value instanceof Value.FieldOf f
                        && f.object().isEmpty()
                        && symbols.hierarchy().isSubtype(f.owner(), "java/lang/Enum") == Answer.YES;
    }

    private static boolean isMade(MethodModel method, Value value) {
        if (!(value instanceof Value.Result r)) {
            return false;
        }
        Op op = method.blocks().get(r.block()).ops().get(r.op());
        return op instanceof Op.New || op instanceof Op.Lambda;
    }

    /** Whether a method was called on a value on every way to a call, which null does not survive (JLS 15.12.4.4). */
    private boolean isUsedBefore(CallGraph.Site site, Value value) {
        return new Guards(site.method(), numberings.of(site.method()))
                .isAfterCall(site.block(), site.op(), value, call -> true);
    }
}
