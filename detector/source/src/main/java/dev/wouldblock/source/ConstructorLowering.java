package dev.wouldblock.source;

import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What constructors do besides their own statements: hidden parameters, calls of other constructors, initialisers. */
final class ConstructorLowering {
    private final Code code;
    private Runnable initialisers = () -> {};
    private final List<Integer> captures = new ArrayList<>();
    private int outer = Op.NONE;

    ConstructorLowering(Code code) {
        this.code = code;
    }

    /** Allots the registers of all parameters, the hidden ones included; returns their number without {@code this}. */
    int parameters(List<String> names, List<JavaType> types) {
        ClassContext owner = code.owner;
        int count = names.size();
        if (owner.info.hasOuterInstance()) {
            outer = code.builder.local();
            count++;
        }
        for (int i = 0; i < names.size(); i++) {
            code.parameter(names.get(i), types.get(i));
        }
        for (Map.Entry<String, JavaType> captured : owner.captures().entrySet()) {
            int register = code.builder.local();
            if (code.scope.find(captured.getKey()).isEmpty()) {
                code.scope.declare(captured.getKey(), register, captured.getValue());
            }
            captures.add(register);
            count++;
        }
        return count;
    }

    /** Keeps the outer object and the captured variables, which comes before anything else. */
    void keepHidden(Position position) {
        if (outer != Op.NONE) {
            code.store(0, code.owner.outerField(), outer, position);
        }
        int i = 0;
        for (Map.Entry<String, JavaType> captured : code.owner.captures().entrySet()) {
            code.store(
                    0,
                    ClassContext.captureField(code.owner.name(), captured.getKey(), captured.getValue()),
                    captures.get(i++),
                    position);
        }
    }

    /** @param action is run once the superclass's constructor has returned */
    void afterSuper(Runnable action) {
        initialisers = action;
    }

    void runInitialisers() {
        Scope parameters = code.scope;
        code.scope = new Scope(null);
        initialisers.run();
        code.scope = parameters;
    }

    /** The call that compilers add where none is written. */
    void implicitSuper(List<Integer> arguments, Optional<Methods.Found> constructor, Position position) {
        String name = code.owner.info.header().superclass().name();
        List<Integer> all = new ArrayList<>(List.of(0));
        code.creations.addOuter(name, Optional.empty(), all, position);
        all.addAll(arguments);
        code.creations.addCaptures(name, all, position);
        boolean isKnown = constructor.isPresent() || arguments.isEmpty();
        String declared = constructor.map(f -> f.method().descriptor()).orElse("()V");
        call(name, all, isKnown ? declared : "", position);
    }

    void invoke(ExplicitConstructorInvocationStmt s) {
        Position position = Positions.of(s);
        JavaType type =
                s.isThis() ? code.owner.type() : code.owner.info.header().superclass();
        Optional<Integer> given =
                s.getExpression().map(e -> code.expressions.lower(e).register());
        List<Integer> all = new ArrayList<>(List.of(0));
        if (s.isThis() && outer != Op.NONE) {
            all.add(outer);
        } else {
            code.creations.addOuter(type.name(), given, all, position);
        }
        CallLowering.Pending pending = code.calls.evaluate(s.getArguments());
        Optional<Methods.Found> found = code.methods().constructor(type, pending.types());
        all.addAll(
                found.isPresent()
                        ? code.calls
                                .complete(pending, found.get(), s.getArguments(), position)
                                .registers()
                        : code.calls.withoutMethod(pending, s.getArguments()));
        if (s.isThis()) {
            all.addAll(captures);
        } else {
            code.creations.addCaptures(type.name(), all, position);
        }
        call(type.name(), all, found.map(f -> f.method().descriptor()).orElse(""), position);
        if (!s.isThis()) {
            runInitialisers();
        }
    }

    private void call(String type, List<Integer> arguments, String declared, Position position) {
        String descriptor =
                declared.isEmpty() ? "" : CreationLowering.constructorDescriptor(code.owner.file, type, declared);
        code.call(
                Code.reference(type, "<init>", arguments.size() - 1, descriptor),
                Op.Dispatch.SPECIAL,
                arguments,
                true,
                position);
    }
}
