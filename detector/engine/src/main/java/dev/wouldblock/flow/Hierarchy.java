package dev.wouldblock.flow;

import dev.wouldblock.model.Answer;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.Program;
import dev.wouldblock.model.TypeOracle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The type hierarchy of a program and of the JDK classes in the tables. Remembers its answers; not safe for use by several threads. */
public final class Hierarchy implements TypeOracle {
    private static final String OBJECT = "java/lang/Object";

    private final Program program;
    private final Map<String, List<String>> library;
    private final Map<String, List<String>> directSubtypes = new HashMap<>();
    private final Map<String, Above> above = new HashMap<>();
    private final Map<String, List<String>> withSubtypes = new HashMap<>();
    private final Map<String, List<ClassModel>> withSupertypes = new HashMap<>();

    /**
     * What is above a type.
     *
     * @param types its supertypes, with itself
     * @param isKnown whether these are all
     */
    private record Above(Set<String> types, boolean isKnown) {}

    public Hierarchy(Program program, Map<String, List<String>> library) {
        this.program = program;
        this.library = library;
        for (ClassModel c : program.classes()) {
            for (String above : directSupertypes(c)) {
                directSubtypes.computeIfAbsent(above, k -> new ArrayList<>(1)).add(c.name());
            }
        }
    }

    @Override
    public Answer isSubtype(String type, String ancestor) {
        if (type.equals(ancestor) || ancestor.equals(OBJECT)) {
            return Answer.YES;
        }
        Above above = above(type);
        return above.types().contains(ancestor) ? Answer.YES : above.isKnown() ? Answer.NO : Answer.UNKNOWN;
    }

    private Above above(String type) {
        Above known = above.get(type);
        if (known == null) {
            known = findAbove(type);
            above.put(type, known);
        }
        return known;
    }

    private Above findAbove(String type) {
        Set<String> types = new HashSet<>(Set.of(type));
        Deque<String> work = new ArrayDeque<>(types);
        boolean isKnown = true;
        while (!work.isEmpty()) {
            String one = work.remove();
            if (!one.equals(OBJECT)) {
                List<String> supertypes =
                        program.find(one).map(Hierarchy::directSupertypes).orElse(library.get(one));
                if (supertypes == null) {
                    isKnown = false;
                } else {
                    supertypes.stream().filter(types::add).forEach(work::add);
                }
            }
        }
        return new Above(Set.copyOf(types), isKnown);
    }

    /**
     * Whether an object of one class or interface can be of the other too. Where both are of the program, its classes
     * tell: what a library's class extends is older than the program.
     */
    public boolean canBeBoth(String one, String other) {
        return !isOfProgram(one)
                || !isOfProgram(other)
                || isSubtype(one, other) == Answer.YES
                || withSubtypes(one).stream().anyMatch(below -> isSubtype(below, other) == Answer.YES)
                || isSubtype(other, one) == Answer.YES;
    }

    public boolean isOfProgram(String type) {
        return program.find(type).isPresent();
    }

    /** Internal names of the direct supertypes of a class of the program; empty for others. */
    public List<String> supertypes(String type) {
        return program.find(type).map(Hierarchy::directSupertypes).orElse(List.of());
    }

    /** Internal name of the superclass of a class of the program; empty when there is none or it is unknown. */
    public String superclass(String type) {
        return program.find(type).map(ClassModel::superName).orElse("");
    }

    /** The class and everything in the program below it, in a fixed order. */
    public List<String> withSubtypes(String type) {
        if (!directSubtypes.containsKey(type)) {
            return List.of(type);
        }
        return withSubtypes.computeIfAbsent(type, this::findSubtypes);
    }

    private List<String> findSubtypes(String type) {
        List<String> all = new ArrayList<>(List.of(type));
        Set<String> seen = new HashSet<>(all);
        for (int i = 0; i < all.size(); i++) {
            for (String below : directSubtypes.getOrDefault(all.get(i), List.of())) {
                if (seen.add(below)) {
                    all.add(below);
                }
            }
        }
        return Collections.unmodifiableList(all);
    }

    /** The class and its superclasses and superinterfaces as far as the program holds them, nearest first. */
    public List<ClassModel> withSupertypes(String type) {
        return withSupertypes.computeIfAbsent(type, this::findSupertypes);
    }

    private List<ClassModel> findSupertypes(String type) {
        List<ClassModel> all = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(type));
        program.find(type).ifPresent(all::add);
        for (int i = 0; i < all.size(); i++) {
            for (String above : directSupertypes(all.get(i))) {
                if (seen.add(above)) {
                    program.find(above).ifPresent(all::add);
                }
            }
        }
        return Collections.unmodifiableList(all);
    }

    private static List<String> directSupertypes(ClassModel c) {
        if (c.superName().isEmpty()) {
            return c.interfaces();
        }
        if (c.interfaces().isEmpty()) {
            return List.of(c.superName());
        }
        List<String> all = new ArrayList<>(1 + c.interfaces().size());
        all.add(c.superName());
        all.addAll(c.interfaces());
        return all;
    }
}
