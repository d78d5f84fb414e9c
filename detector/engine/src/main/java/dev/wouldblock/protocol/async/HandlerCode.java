package dev.wouldblock.protocol.async;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Types;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a handler does when an operation has ended, itself and in the methods of the program that it calls. */
final class HandlerCode {
    private static final int MAX_DEPTH = 5;
    private static final String BUFFER = "java/nio/ByteBuffer";

    private final AsyncProgram program;
    private final Symbols symbols;
    private final Numberings numberings;
    private final AsyncOperations operations;
    private final LooksAt looks;

    /** A method that is run, and what of it is the attachment. */
    private record Entered(MethodModel method, Set<Value> attachments) {}

    private final Set<Entered> entered = new HashSet<>();
    private final List<AsyncOperation> started = new ArrayList<>();
    private boolean looksAtBuffer;
    private boolean isUnknown;
    private boolean signals;
    private boolean closes;

    HandlerCode(AsyncProgram program, LooksAt looks, MethodModel body) {
        this.program = program;
        this.symbols = program.symbols();
        this.numberings = program.numberings();
        this.operations = program.operations();
        this.looks = looks;
        enter(body, Set.of(new Value.Param(CompletionHandlers.ATTACHMENT)), 0);
    }

    /** Whether some buffer's state is tested, or a part of a buffer is kept. */
    boolean looksAtBuffer() {
        return looksAtBuffer;
    }

    /** Whether the attachment or a buffer is given to code that is not here, or the code is too deep to follow. */
    boolean isUnknown() {
        return isUnknown;
    }

    /** Whether it tells somebody that the operation has ended: a latch, a future, a callback. */
    boolean signals() {
        return signals;
    }

    boolean closes() {
        return closes;
    }

    /** The first operation of a kind, if it starts one. */
    Optional<AsyncOperation> starts(AsyncOperation.Kind kind) {
        return started.stream().filter(o -> o.kind() == kind && o.isExclusive()).findFirst();
    }

    private void enter(MethodModel method, Set<Value> attachments, int depth) {
        if (depth > MAX_DEPTH) {
            isUnknown = true;
            return;
        }
        if (!entered.add(new Entered(method, attachments))) {
            return;
        }
        started.addAll(operations.in(method));
        Numbering numbering = numberings.of(method);
        for (int b = 0; b < method.blocks().size(); b++) {
            if (numbering.isReachable(b)) {
                List<Op> ops = method.blocks().get(b).ops();
                Numbering.State state = numbering.before(b, 0);
                for (int i = 0; i < ops.size(); i++) {
                    if (ops.get(i) instanceof Op.Call call) {
                        call(method, call, state.get(call.arguments()), new Value.Result(b, i), attachments, depth);
                    } else if (ops.get(i) instanceof Op.StoreField store
                            && attachments.contains(state.get(store.value()))) {
                        isUnknown = true;
                    }
                    numbering.step(state, b, i, ops.get(i));
                }
            }
        }
    }

    private void call(
            MethodModel method, Op.Call call, List<Value> arguments, Value result, Set<Value> attachments, int depth) {
        if (operations.startedBy(method, call).isPresent()) {
            return;
        }
        List<MethodModel> bodies = program.bodies(method, call, arguments);
        for (MethodModel body : bodies) {
            Set<Value> given = IntStream.range(0, arguments.size())
                    .filter(i -> attachments.contains(arguments.get(i)))
                    .mapToObj(i -> program.parameter(body, call, i))
                    .collect(Collectors.toSet());
            enter(body, given, depth + 1);
        }
        if (!bodies.isEmpty()) {
            return;
        }
        for (Fact fact : symbols.knowledge().about(call.method())) {
            switch (fact.kind()) {
                case LOOKS -> looksAtBuffer |= LooksAt.tellsRest(fact) && looks.test(method, result);
                case KEEPS -> looksAtBuffer = true;
                case CLOSES -> closes = true;
                default -> {}
            }
        }
        outside(method, call, arguments, attachments);
    }

    private void outside(MethodModel method, Op.Call call, List<Value> arguments, Set<Value> attachments) {
        Types types = new Types(symbols, method);
        boolean isHarmless = List.of(FactKind.LOGS, FactKind.PURE, FactKind.CLOSES, FactKind.NO_WAIT).stream()
                .anyMatch(kind -> symbols.knowledge().is(kind, call.method()));
        boolean isTold = !isHarmless || call.method().owner().startsWith("java/util/concurrent/");
        signals |= isTold && !call.method().isConstructor();
        int first = call.hasReceiver() ? 1 : 0;
        isUnknown |= !isHarmless
                && arguments.stream()
                        .skip(first)
                        .anyMatch(a ->
                                attachments.contains(a) || types.declared(a).equals(BUFFER));
    }
}
