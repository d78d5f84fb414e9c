package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Program;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The order in which a program has its methods, for those that were found in another one. */
final class ProgramOrder {
    private final List<MethodModel> methods;
    private final Map<MethodModel, Integer> numbers = new IdentityHashMap<>();

    ProgramOrder(Program program) {
        methods = program.methods();
        for (int i = 0; i < methods.size(); i++) {
            numbers.put(methods.get(i), i);
        }
    }

    /** These methods of the program, each once. */
    List<MethodModel> sorted(Collection<MethodModel> found) {
        if (found.size() < 2) {
            return List.copyOf(found);
        }
        BitSet wanted = new BitSet();
        for (MethodModel method : found) {
            wanted.set(Objects.requireNonNull(numbers.get(method)));
        }
        return wanted.stream().mapToObj(methods::get).toList();
    }

    /** Adds to a list that is made in the order of the program, unless the method is its last one already. */
    static void addTo(List<MethodModel> list, MethodModel method) {
        if (list.isEmpty() || list.get(list.size() - 1) != method) {
            list.add(method);
        }
    }
}
