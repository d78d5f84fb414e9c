package dev.wouldblock.protocol.selector;

import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which files of a program work together: they call each other, or make objects of each other's classes. */
final class Neighbours {
    private final Symbols symbols;
    private final Map<String, List<MethodModel>> byFile = new HashMap<>();
    private final Map<String, Set<String>> joined = new HashMap<>();

    Neighbours(Symbols symbols) {
        this.symbols = symbols;
    }

    /** The methods of a method's own file. */
    List<MethodModel> ofFile(MethodModel method) {
        return ofFile(SelectorCalls.file(method));
    }

    private List<MethodModel> ofFile(String file) {
        if (byFile.isEmpty()) {
            for (MethodModel method : symbols.program().methods()) {
                byFile.computeIfAbsent(SelectorCalls.file(method), k -> new ArrayList<>())
                        .add(method);
            }
        }
        return byFile.getOrDefault(file, List.of());
    }

    /** The methods of all files that work together with that of a method, its own among them. */
    List<MethodModel> of(MethodModel method) {
        return joined.computeIfAbsent(SelectorCalls.file(method), this::join).stream()
                .flatMap(file -> ofFile(file).stream())
                .toList();
    }

    private Set<String> join(String file) {
        Set<String> found = new HashSet<>(Set.of(file));
        for (MethodModel method : ofFile(file)) {
            symbols.calls().callingMethods(method).stream()
                    .map(SelectorCalls::file)
                    .forEach(found::add);
            for (Mentions.Call call : method.mentions().calls()) {
                symbols.calls().targets(call).stream().map(SelectorCalls::file).forEach(found::add);
            }
        }
        return found;
    }
}
