package dev.wouldblock.source;

import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodModel.Modifier;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Methods that compilers add where a method overrides one of another erasure (JLS 15.12.4.5): calls name the overridden
 * one, and it is through them that such calls get to the code.
 */
final class Bridges {
    private final ClassContext context;
    private final Position position;

    Bridges(ClassContext context, Position position) {
        this.context = context;
        this.position = position;
    }

    void add() {
        Set<String> present = new HashSet<>();
        context.methods.forEach(m -> present.add(m.name() + m.descriptor()));
        Types types = context.file.types;
        List<JavaType> supertypes = types.withSupertypes(context.type());
        for (Member.Method method : context.info.methods()) {
            boolean mayOverride = !method.isStatic()
                    && !method.isPrivate()
                    && !method.name().equals("<init>")
                    && !(context.info.isInterface() && method.isAbstract());
            for (int i = 1; mayOverride && i < supertypes.size(); i++) {
                JavaType supertype = supertypes.get(i);
                types.find(supertype.name()).ifPresent(info -> {
                    Map<String, JavaType> variables = Types.variables(info, supertype);
                    for (Member.Method overridden : info.methods()) {
                        boolean isBridged = !overridden.descriptor().equals(method.descriptor())
                                && overrides(method, overridden, variables)
                                && present.add(method.name() + overridden.descriptor());
                        if (isBridged) {
                            context.methods.add(bridge(method, overridden));
                        }
                    }
                });
            }
        }
    }

    private static boolean overrides(Member.Method method, Member.Method overridden, Map<String, JavaType> variables) {
        if (!method.name().equals(overridden.name())
                || method.arity() != overridden.arity()
                || overridden.isStatic()
                || overridden.isPrivate()) {
            return false;
        }
        List<JavaType> seen = Methods.seenThrough(overridden, variables).parameters();
        for (int i = 0; i < seen.size(); i++) {
            if (!seen.get(i).descriptor().equals(method.parameters().get(i).descriptor())) {
                return false;
            }
        }
        return true;
    }

    private MethodModel bridge(Member.Method method, Member.Method overridden) {
        Code code = new Code(context, context.scope, true, method.name(), overridden.result());
        List<Integer> arguments = new ArrayList<>(List.of(0));
        List<Integer> parameters = new ArrayList<>();
        method.parameters().forEach(p -> parameters.add(code.builder.local()));
        for (int i = 0; i < method.arity(); i++) {
            JavaType type = method.parameters().get(i).erased();
            int cast = code.builder.temporary();
            Optional<String> name = type.isClass() ? Optional.of(type.name()) : Optional.empty();
            code.builder.add(new Op.Move(cast, parameters.get(i), name, position));
            arguments.add(cast);
        }
        int result = code.call(
                Code.reference(context.name(), method.name(), method.arity(), method.descriptor()),
                Op.Dispatch.VIRTUAL,
                arguments,
                method.result().isVoid(),
                position);
        code.builder.leave(new Terminator.Return(result, position));
        return code.finish(
                method.name(),
                overridden.descriptor(),
                method.arity() + 1,
                EnumSet.of(Modifier.PUBLIC, Modifier.SYNTHETIC),
                annotations(method),
                position);
    }

    /** Compilers give bridges the annotations of the method behind them. */
    private Set<String> annotations(Member.Method method) {
        return context.methods.stream()
                .filter(m -> m.name().equals(method.name()) && m.descriptor().equals(method.descriptor()))
                .findFirst()
                .map(MethodModel::annotations)
                .orElse(Set.of());
    }
}
