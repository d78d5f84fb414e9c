package dev.wouldblock.region;

import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The work of tasks that inherit {@code run()} from a class or interface that is not there. Who calls {@code run()} runs
 * the task now ({@link Runnable}), and the inherited body can get at the work of its subclass only by a method that the
 * subclass has for it. Where one method alone is called by nobody else, it is this one.
 */
final class InheritedTasks {
    private final Symbols symbols;
    /** The names of methods without parameters that the program calls. */
    private final Set<String> called = new HashSet<>();

    InheritedTasks(Symbols symbols) {
        this.symbols = symbols;
        for (MethodRef method : symbols.sites().methods()) {
            if (method.arity() == 0) {
                called.add(method.name());
            }
        }
    }

    /** The body that a call runs in the end; empty where the called method is there, or several may be meant. */
    Optional<MethodModel> of(Op.Call call) {
        String type = call.method().owner();
        if (!runsTask(call.method())
                || call.dispatch() != Op.Dispatch.VIRTUAL
                || symbols.program().find(type).isEmpty()
                || symbols.calls().declaration(call).isPresent()
                || isAllThereAbove(type)) {
            return Optional.empty();
        }
        List<MethodModel> work = symbols.hierarchy().withSupertypes(type).stream()
                .map(ClassModel::methods)
                .flatMap(List::stream)
                .filter(method -> mayBeWork(method) && !called.contains(method.name()))
                .toList();
        return work.size() == 1 ? Optional.of(work.get(0)) : Optional.empty();
    }

    private boolean isAllThereAbove(String type) {
        return symbols.hierarchy().isSubtype(type, "java/lang/Thread") != Answer.UNKNOWN;
    }

    static boolean runsTask(MethodRef method) {
        return method.arity() == 0 && method.name().equals("run");
    }

    /** Whether another class can have declared a method for its subclasses to do the work in. */
    static boolean mayBeWork(MethodModel method) {
        return method.hasBody()
                && !method.isStatic()
                && method.arity() == 0
                && method.descriptor().endsWith(")V")
                && !method.name().startsWith("<")
                && !method.modifiers().contains(MethodModel.Modifier.PRIVATE)
                && !method.modifiers().contains(MethodModel.Modifier.SYNTHETIC);
    }
}
