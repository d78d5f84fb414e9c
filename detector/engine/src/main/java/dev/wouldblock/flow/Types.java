package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.List;

/** Declared classes of values, from descriptors (JVMS 4.3). */
public final class Types {
    private final Symbols symbols;
    private final MethodModel method;
    private final List<String> parameters;

    public Types(Symbols symbols, MethodModel method) {
        this.symbols = symbols;
        this.method = method;
        this.parameters = new ArrayList<>();
        if (!method.isStatic()) {
            parameters.add(method.owner());
        }
        parameters.addAll(parameterClasses(method.descriptor()));
    }

    /** Internal name of the declared class; the empty string for primitives, arrays and unknown. */
    public String declared(Value value) {
        if (value instanceof Value.Param p && p.index() < parameters.size()) {
            return parameters.get(p.index());
        }
        if (value instanceof Value.FieldOf f) {
            return symbols.fieldClass(f);
        }
        if (value instanceof Value.Result r
                && r.op() < method.blocks().get(r.block()).ops().size()) {
            Op op = method.blocks().get(r.block()).ops().get(r.op());
            if (op instanceof Op.Call call) {
                return Symbols.resultClass(call.method());
            }
            if (op instanceof Op.New made) {
                return made.type();
            }
        }
        return "";
    }

    static List<String> parameterClasses(String descriptor) {
        List<String> classes = new ArrayList<>();
        int i = 1;
        while (i < descriptor.length() && descriptor.charAt(i) != ')') {
            int start = i;
            while (descriptor.charAt(i) == '[') {
                i++;
            }
            i = descriptor.charAt(i) == 'L' ? descriptor.indexOf(';', i) + 1 : i + 1;
            classes.add(descriptor.charAt(start) == 'L' ? descriptor.substring(start + 1, i - 1) : "");
        }
        return classes;
    }
}
