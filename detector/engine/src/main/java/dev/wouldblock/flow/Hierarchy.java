package dev.wouldblock.flow;

import dev.wouldblock.model.Answer;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.Program;
import dev.wouldblock.model.TypeOracle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The type hierarchy of a program and of the JDK classes in the tables. */
public final class Hierarchy implements TypeOracle {
    private static final String OBJECT = "java/lang/Object";

    private final Program program;
    private final Map<String, List<String>> library;
    private final Map<String, List<String>> directSubtypes = new HashMap<>();

    public Hierarchy(Program program, Map<String, List<String>> library) {
        this.program = program;
        this.library = library;
        for (ClassModel c : program.classes()) {
            directSupertypes(c)
                    .forEach(s -> directSubtypes
                            .computeIfAbsent(s, k -> new ArrayList<>())
                            .add(c.name()));
        }
    }

    @Override
    public Answer isSubtype(String type, String ancestor) {
        if (type.equals(ancestor) || ancestor.equals(OBJECT)) {
            return Answer.YES;
        }
        return search(type, ancestor, new HashSet<>());
    }

    private Answer search(String type, String ancestor, Set<String> seen) {
        if (type.equals(ancestor)) {
            return Answer.YES;
        }
        if (type.equals(OBJECT) || !seen.add(type)) {
            return Answer.NO;
        }
        List<String> supertypes =
                program.find(type).map(Hierarchy::directSupertypes).orElse(library.get(type));
        if (supertypes == null) {
            return Answer.UNKNOWN;
        }
        Answer answer = Answer.NO;
        for (String supertype : supertypes) {
            Answer one = search(supertype, ancestor, seen);
            if (one == Answer.YES) {
                return one;
            }
            answer = one == Answer.UNKNOWN ? one : answer;
        }
        return answer;
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
        List<String> all = new ArrayList<>(List.of(type));
        Set<String> seen = new HashSet<>(all);
        for (int i = 0; i < all.size(); i++) {
            directSubtypes.getOrDefault(all.get(i), List.of()).stream()
                    .filter(seen::add)
                    .forEach(all::add);
        }
        return all;
    }

    /** The class and its superclasses and superinterfaces as far as the program holds them, nearest first. */
    public List<ClassModel> withSupertypes(String type) {
        List<ClassModel> all = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(type));
        program.find(type).ifPresent(all::add);
        for (int i = 0; i < all.size(); i++) {
            directSupertypes(all.get(i)).stream()
                    .filter(seen::add)
                    .forEach(name -> program.find(name).ifPresent(all::add));
        }
        return all;
    }

    private static List<String> directSupertypes(ClassModel c) {
        List<String> all = new ArrayList<>();
        if (!c.superName().isEmpty()) {
            all.add(c.superName());
        }
        all.addAll(c.interfaces());
        return all;
    }
}
