package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.Effects;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.region.FunctionObjects;
import java.util.List;
import java.util.Optional;

/** What all questions about the asynchronous operations of one program share. */
record AsyncProgram(
        Symbols symbols,
        Numberings numberings,
        AsyncOperations operations,
        Effects effects,
        FieldStores stores,
        FunctionObjects objects) {
    static AsyncProgram of(Symbols symbols, Numberings numberings, FunctionObjects objects) {
        return new AsyncProgram(
                symbols,
                numberings,
                new AsyncOperations(symbols, numberings),
                new Effects(symbols),
                new FieldStores(symbols),
                objects);
    }

    /** The methods that a call may run, by the class hierarchy or by what its receiver may be. */
    List<MethodModel> bodies(MethodModel method, Op.Call call, List<Value> arguments) {
        List<MethodModel> called = symbols.calls().targets(call);
        return called.isEmpty() && call.dispatch() == Op.Dispatch.VIRTUAL
                ? objects.bodies(method, arguments.get(0), Optional.of(call.method()))
                : called;
    }

    /** The parameter of a body that an argument of a call becomes, the receiver first; one of a lambda has none. */
    Value parameter(MethodModel body, Op.Call call, int argument) {
        boolean isCalled = symbols.calls().targets(call).contains(body);
        return new Value.Param(isCalled ? argument : argument - 1 + objects.firstGiven(body));
    }
}
