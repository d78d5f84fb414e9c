package dev.wouldblock.bytecode;

import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run of a method does, with expressions for values: parameters are {@code p0}, {@code p1} and so on. Follows
 * the operations literally, so that a wrong register shows up as a wrong expression.
 */
final class Run {
    private final MethodModel method;
    private final Map<Integer, String> registers = new HashMap<>();
    private final List<String> effects = new ArrayList<>();

    private Run(MethodModel method) {
        this.method = method;
        for (int i = 0; i < method.parameterCount(); i++) {
            registers.put(i, "p" + i);
        }
    }

    /**
     * Calls, stores and the end of a run, in order.
     *
     * @param choices for each branch or switch on the way: the number of the successor to take, 0 for a true condition
     */
    static List<String> effects(MethodModel method, int... choices) {
        return new Run(method).from(0, choices);
    }

    /** The same from a given block on, with an exception {@code e} in the register that the handler says. */
    static List<String> handling(MethodModel method, Block.Handler handler, int... choices) {
        Run run = new Run(method);
        run.registers.put(handler.register(), "e");
        return run.from(handler.target(), choices);
    }

    private List<String> from(int start, int... choices) {
        int block = start;
        int choice = 0;
        while (block >= 0) {
            Block now = method.blocks().get(block);
            now.ops().forEach(this::step);
            Terminator end = now.terminator();
            if (end instanceof Terminator.Goto jump) {
                block = jump.target();
            } else if (end instanceof Terminator.Branch branch) {
                effects.add("if " + value(branch.left()) + " " + branch.comparison() + " "
                        + (branch.right() == Op.NONE ? "zero" : value(branch.right())));
                block = choices[choice++] == 0 ? branch.whenTrue() : branch.whenFalse();
            } else if (end instanceof Terminator.Switch choose) {
                effects.add("switch " + value(choose.selector()) + " " + choose.keys());
                int taken = choices[choice++];
                block = taken < choose.targets().size() ? choose.targets().get(taken) : choose.defaultTarget();
            } else if (end instanceof Terminator.Return done) {
                effects.add(done.value() == Op.NONE ? "return" : "return " + value(done.value()));
                block = -1;
            } else if (end instanceof Terminator.Throw thrown) {
                effects.add("throw " + value(thrown.value()));
                block = -1;
            }
        }
        return effects;
    }

    private void step(Op op) {
        if (op instanceof Op.Const constant) {
            set(op, constant.value().map(String::valueOf).orElse("null"));
        } else if (op instanceof Op.Move move) {
            set(op, move.castTo().map(type -> "(" + type + ")").orElse("") + value(move.source()));
        } else if (op instanceof Op.Compute compute) {
            set(op, compute.operator() + list(compute.operands()));
        } else if (op instanceof Op.New made) {
            set(op, "new " + made.type() + (made.size() == Op.NONE ? "" : "[" + value(made.size()) + "]"));
        } else if (op instanceof Op.LoadField load) {
            set(op, object(load.object()) + load.field().name());
        } else if (op instanceof Op.StoreField store) {
            effects.add(object(store.object()) + store.field().name() + " = " + value(store.value()));
        } else if (op instanceof Op.StoreElement store) {
            effects.add(value(store.array()) + "[] = " + value(store.value()));
        } else if (op instanceof Op.Call call) {
            String text = call.method().name() + list(call.arguments());
            effects.add(text);
            if (op.result() != Op.NONE) {
                set(op, text);
            }
        } else if (op instanceof Op.Lambda lambda) {
            set(op, "lambda " + lambda.target().name() + list(lambda.captures()));
        }
    }

    private void set(Op op, String value) {
        registers.put(op.result(), value);
    }

    private String object(int register) {
        return register == Op.NONE ? "" : value(register) + ".";
    }

    private String value(int register) {
        if (register >= method.registerCount() || !registers.containsKey(register)) {
            throw new AssertionError("reads register " + register + " that nothing has written in " + method.key());
        }
        return registers.get(register);
    }

    private String list(List<Integer> operands) {
        return operands.stream().map(this::value).collect(Collectors.joining(",", "(", ")"));
    }
}
