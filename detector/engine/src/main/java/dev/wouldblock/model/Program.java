package dev.wouldblock.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The classes under analysis, in the order of their names, so that no result depends on the order of the input. */
public final class Program {
    private final SortedMap<String, ClassModel> classes = new TreeMap<>();
    private final List<MethodModel> methods;

    /** If two inputs hold a class of the same name, the one that comes first wins, as on a class path. */
    public Program(Collection<ClassModel> models) {
        for (ClassModel model : models) {
            classes.putIfAbsent(model.name(), model);
        }
        methods = classes.values().stream()
                .flatMap(c -> c.methods().stream().sorted(Comparator.comparing(MethodModel::key)))
                .filter(MethodModel::hasBody)
                .toList();
    }

    public Collection<ClassModel> classes() {
        return Collections.unmodifiableCollection(classes.values());
    }

    public Optional<ClassModel> find(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** All methods with a body, by class name and then by key. */
    public List<MethodModel> methods() {
        return methods;
    }
}
