package dev.wouldblock.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes under analysis, in the order of their names, so that no result depends on the order of the input. */
public final class Program {
    private static final Comparator<MethodModel> IN_CLASS =
            Comparator.comparing(MethodModel::name).thenComparing(MethodModel::descriptor);

    private final Map<String, ClassModel> byName = new HashMap<>();
    private final List<ClassModel> classes;
    private final List<MethodModel> methods;
    private final Set<String> tests;
    private final Set<String> libraries;

    /** If two inputs hold a class of the same name, the one that comes first wins, as on a class path. */
    public Program(Collection<ClassModel> models) {
        this(models, Set.of());
    }

    /** @param tests names of the classes that are test code */
    public Program(Collection<ClassModel> models, Set<String> tests) {
        this(models, tests, Set.of());
    }

    /**
     * @param tests names of the classes that are test code
     * @param libraries names of the classes that are not under analysis, but from which analysed classes inherit methods
     */
    public Program(Collection<ClassModel> models, Set<String> tests, Set<String> libraries) {
        this.tests = Set.copyOf(tests);
        this.libraries = Set.copyOf(libraries);
        for (ClassModel model : models) {
            byName.putIfAbsent(model.name(), model);
        }
        List<ClassModel> sorted = new ArrayList<>(byName.values());
        sorted.sort(Comparator.comparing(ClassModel::name));
        classes = Collections.unmodifiableList(sorted);
        List<MethodModel> all = new ArrayList<>();
        for (ClassModel c : classes) {
            if (!libraries.contains(c.name())) {
                int first = all.size();
                for (MethodModel method : c.methods()) {
                    if (method.hasBody()) {
                        all.add(method);
                    }
                }
                all.subList(first, all.size()).sort(IN_CLASS);
            }
        }
        methods = Collections.unmodifiableList(all);
    }

    public Collection<ClassModel> classes() {
        return classes;
    }

    public Optional<ClassModel> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public boolean isTest(String className) {
        return tests.contains(className);
    }

    /** Whether the methods of a class are here only because a class under analysis inherits them. */
    public boolean isLibrary(String className) {
        return libraries.contains(className);
    }

    /** The program without its tests: nothing that a test does with a class tells how the program uses it. */
    public Program production() {
        return tests.isEmpty()
                ? this
                : new Program(classes.stream().filter(c -> !isTest(c.name())).toList(), Set.of(), libraries);
    }

    /** All methods with a body that are under analysis, by class name, method name and descriptor. */
    public List<MethodModel> methods() {
        return methods;
    }
}
