package dev.wouldblock.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which method a call means (JLS 15.12), as far as the types of its arguments are known. */
final class Methods {
    private static final List<String> WIDENING = List.of("byte", "short", "int", "long", "float", "double");
    private static final String LAMBDA = "->";
    private static final JavaType REFERENCE = JavaType.of("::");

    private static final int BOXING = 50;
    private static final int VARIABLE_ARITY = 500;
    private static final int UNKNOWN = 3;

    /** Nothing but itself fits; of most other classes an unknown type may be a subclass. */
    private static final Set<String> FINAL = Set.of("java/lang/String", "java/lang/Class", "java/time/Duration");

    private final Types types;

    Methods(Types types) {
        this.types = types;
    }

    /** Stands for a lambda with a number of parameters among the types of arguments. */
    static JavaType lambda(int arity) {
        return JavaType.of(LAMBDA + arity);
    }

    /** Stands for a method reference among the types of arguments. */
    static JavaType methodReference() {
        return REFERENCE;
    }

    /**
     * The best fit.
     *
     * @param method as seen through the receiver's type arguments
     * @param spread whether the last arguments go into an array
     */
    record Found(Member.Method method, boolean spread) {}

    private record Candidate(Member.Method method, Map<String, JavaType> variables) {}

    /** Finds a method of a type or its supertypes. */
    Optional<Found> find(JavaType receiver, String name, List<JavaType> arguments) {
        List<Candidate> candidates = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<JavaType> owners = new ArrayList<>(types.withSupertypes(receiver));
        if (owners.stream().noneMatch(o -> o.equals(JavaType.OBJECT))) {
            owners.add(JavaType.OBJECT);
        }
        for (JavaType at : owners) {
            types.find(at.name()).ifPresent(info -> {
                Map<String, JavaType> variables = Types.variables(info, at);
                for (Member.Method m : info.methods(name)) {
                    if (seen.add(parameters(m))) {
                        candidates.add(new Candidate(m, variables));
                    }
                }
            });
        }
        return best(candidates, arguments);
    }

    /** Finds a constructor of exactly this type. */
    Optional<Found> constructor(JavaType type, List<JavaType> arguments) {
        List<Candidate> candidates = new ArrayList<>();
        types.find(type.name()).ifPresent(info -> {
            Map<String, JavaType> variables = Types.variables(info, type);
            info.methods("<init>").forEach(m -> candidates.add(new Candidate(m, variables)));
        });
        return best(candidates, arguments);
    }

    boolean hasMethod(JavaType receiver, String name) {
        for (JavaType at : types.withSupertypes(receiver)) {
            Optional<TypeInfo> info = types.find(at.name());
            if (info.isPresent() && !info.get().methods(name).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static String parameters(Member.Method m) {
        String descriptor = m.descriptor();
        return descriptor.substring(0, descriptor.indexOf(')'));
    }

    private Optional<Found> best(List<Candidate> candidates, List<JavaType> arguments) {
        Optional<Found> best = Optional.empty();
        int lowest = Integer.MAX_VALUE;
        for (Candidate c : candidates) {
            Member.Method m = c.method();
            int cost = m.arity() == arguments.size() ? cost(m, c.variables(), arguments) : -1;
            boolean spread = false;
            if (cost < 0 && m.isVarArgs() && arguments.size() >= m.arity() - 1) {
                cost = spreadCost(m, c.variables(), arguments);
                spread = true;
            }
            if (cost >= 0 && cost < lowest) {
                lowest = cost;
                best = Optional.of(new Found(seenThrough(m, c.variables()), spread));
            }
        }
        return best;
    }

    private int cost(Member.Method m, Map<String, JavaType> variables, List<JavaType> arguments) {
        int sum = 0;
        for (int i = 0; i < arguments.size(); i++) {
            int one = cost(arguments.get(i), m.parameters().get(i).substitute(variables));
            if (one < 0) {
                return -1;
            }
            sum += one;
        }
        return sum;
    }

    private int spreadCost(Member.Method m, Map<String, JavaType> variables, List<JavaType> arguments) {
        int sum = VARIABLE_ARITY;
        int last = m.arity() - 1;
        for (int i = 0; i < arguments.size(); i++) {
            JavaType parameter =
                    i < last ? m.parameters().get(i) : m.parameters().get(last).element();
            int one = cost(arguments.get(i), parameter.substitute(variables));
            if (one < 0) {
                return -1;
            }
            sum += one;
        }
        return sum;
    }

    /** How far an argument is from a parameter; negative when it does not fit. */
    private int cost(JavaType argument, JavaType parameter) {
        if (argument.isUnknown()) {
            return parameter.isPrimitive() ? UNKNOWN + 1 : UNKNOWN;
        }
        if (argument.equals(REFERENCE) || argument.name().startsWith(LAMBDA)) {
            return functionCost(argument, parameter);
        }
        if (argument.isVoid()) {
            return -1;
        }
        if (argument.isPrimitive() && parameter.isPrimitive()) {
            return widening(argument, parameter);
        }
        if (argument.isPrimitive()) {
            int boxed = parameter.isArray() ? -1 : cost(argument.boxed(), parameter);
            return boxed < 0 ? -1 : BOXING + boxed;
        }
        if (parameter.isPrimitive()) {
            int unboxed = argument.isBox() ? widening(argument.unboxed(), parameter) : -1;
            return unboxed < 0 ? -1 : BOXING + unboxed;
        }
        if (argument.isNull()) {
            return parameter.equals(JavaType.OBJECT) ? 2 : 1;
        }
        return referenceCost(argument, parameter.isVariable() ? parameter.erased() : parameter);
    }

    private int referenceCost(JavaType argument, JavaType parameter) {
        if (parameter.equals(JavaType.OBJECT) || parameter.isUnknown()) {
            return 20;
        }
        if (parameter.isArray() || argument.isArray()) {
            if (!argument.isArray() || !parameter.isArray()) {
                return -1;
            }
            JavaType from = argument.element();
            JavaType to = parameter.element();
            return from.isPrimitive() || to.isPrimitive() ? from.equals(to) ? 0 : -1 : cost(from, to);
        }
        if (FINAL.contains(parameter.name())) {
            return argument.name().equals(parameter.name()) ? 0 : -1;
        }
        List<JavaType> supertypes = types.withSupertypes(argument);
        for (int i = 0; i < supertypes.size(); i++) {
            if (supertypes.get(i).name().equals(parameter.name())) {
                return Math.min(i, 19);
            }
        }
        return supertypes.stream().allMatch(t -> types.find(t.name()).isPresent()) ? -1 : UNKNOWN + 16;
    }

    private int functionCost(JavaType argument, JavaType parameter) {
        if (!parameter.isClass()) {
            return -1;
        }
        if (parameter.isVariable() || types.find(parameter.name()).isEmpty()) {
            return UNKNOWN;
        }
        Optional<Member.Method> function = types.function(parameter);
        if (function.isEmpty()) {
            return types.isFullyKnown(parameter) ? -1 : UNKNOWN;
        }
        boolean fits = argument.equals(REFERENCE)
                || argument.name().equals(LAMBDA + function.get().arity());
        return fits ? 0 : -1;
    }

    private static int widening(JavaType from, JavaType to) {
        if (from.equals(to)) {
            return 0;
        }
        int source = WIDENING.indexOf(from.equals(JavaType.CHAR) ? "short" : from.name());
        int target = WIDENING.indexOf(to.name());
        boolean fits = source >= 0
                && target > source
                && !(from.equals(JavaType.CHAR) && to.name().equals("short"));
        return fits ? target - source : -1;
    }

    /** A method whose types are seen through type arguments; its descriptor stays the declared one. */
    static Member.Method seenThrough(Member.Method m, Map<String, JavaType> variables) {
        if (variables.isEmpty()) {
            return m;
        }
        Map<String, JavaType> visible = new HashMap<>(variables);
        m.variables().forEach(v -> visible.remove(v.name()));
        return new Member.Method(
                m.owner(),
                m.name(),
                m.variables(),
                m.parameters().stream().map(p -> p.substitute(visible)).toList(),
                m.result().substitute(visible),
                m.isStatic(),
                m.isAbstract(),
                m.isPrivate(),
                m.isVarArgs(),
                m.descriptor());
    }

    /** Works out type variables of a method from an argument (a small part of JLS 18). */
    void infer(JavaType parameter, JavaType argument, Map<String, JavaType> into) {
        if (argument.isUnknown() || argument.isNull() || argument.isVoid()) {
            return;
        }
        if (parameter.isVariable()) {
            if (argument.dimensions() >= parameter.dimensions()) {
                JavaType value = argument;
                for (int i = 0; i < parameter.dimensions(); i++) {
                    value = value.element();
                }
                into.putIfAbsent(parameter.name(), value.boxed());
            }
        } else if (!parameter.arguments().isEmpty()) {
            types.asSuper(argument, parameter.name()).ifPresent(seen -> {
                if (seen.arguments().size() == parameter.arguments().size()) {
                    for (int i = 0; i < seen.arguments().size(); i++) {
                        infer(parameter.arguments().get(i), seen.arguments().get(i), into);
                    }
                }
            });
        }
    }
}
