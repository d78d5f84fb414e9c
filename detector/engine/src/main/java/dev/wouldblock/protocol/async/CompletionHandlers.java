package dev.wouldblock.protocol.async;

import dev.wouldblock.flow.Numbering;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Types;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.region.FunctionObjects;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which methods the end of an operation runs, and what they call the things that the start of it knows. */
final class CompletionHandlers {
    private static final String HANDLER = "java/nio/channels/CompletionHandler";
    /** The parameter of both methods of a handler that the attachment is. */
    static final int ATTACHMENT = 2;

    private final Symbols symbols;
    private final Numberings numberings;
    private final FunctionObjects objects;
    private final AsyncOperations operations;

    CompletionHandlers(AsyncProgram program) {
        this.symbols = program.symbols();
        this.numberings = program.numberings();
        this.objects = program.objects();
        this.operations = program.operations();
    }

    /** The bodies of {@code completed} or {@code failed}; empty when they are not all known. */
    List<MethodModel> bodies(AsyncOperation operation, String name) {
        Value handler = operation.handler().orElseThrow();
        String declared = new Types(symbols, operation.method()).declared(handler);
        Set<String> classes = new LinkedHashSet<>();
        if (symbols.program().find(declared).isPresent()) {
            classes.addAll(symbols.hierarchy().withSubtypes(declared));
        } else {
            for (Op maker : objects.makers(operation.method(), handler)) {
                if (!(maker instanceof Op.New made)
                        || symbols.program().find(made.type()).isEmpty()) {
                    return List.of();
                }
                classes.add(made.type());
            }
        }
        Set<MethodModel> bodies = new LinkedHashSet<>();
        classes.forEach(type -> body(type, name).ifPresent(bodies::add));
        return List.copyOf(bodies);
    }

    /** What the JDK calls: the compiler's bridge to it is left out. */
    private Optional<MethodModel> body(String type, String name) {
        if (symbols.hierarchy().isSubtype(type, HANDLER) != Answer.YES) {
            return Optional.empty();
        }
        for (ClassModel c : symbols.hierarchy().withSupertypes(type)) {
            for (MethodModel m : c.methods()) {
                boolean isWritten = m.hasBody() && !m.modifiers().contains(MethodModel.Modifier.SYNTHETIC);
                if (isWritten && m.name().equals(name) && m.arity() == 2 && !m.isStatic()) {
                    return Optional.of(m);
                }
            }
        }
        return Optional.empty();
    }

    /** A value of the start of an operation as its handler's method names it; empty when that has no name for it. */
    List<Value> inside(AsyncOperation operation, MethodModel body, Value outside) {
        List<Value> names = new ArrayList<>();
        if (operation.attachment().filter(outside::equals).isPresent()) {
            names.add(new Value.Param(ATTACHMENT));
        }
        Value handler = operation.handler().orElseThrow();
        Value self = new Value.Param(0);
        if (handler.equals(self)) {
            if (outside instanceof Value.FieldOf f && f.object().equals(Optional.of(self))) {
                names.add(outside);
            }
            return names;
        }
        for (Op op : operation.method().blocks().stream()
                .flatMap(b -> b.ops().stream())
                .toList()) {
            if (op instanceof Op.Call call && call.method().isConstructor()) {
                List<Value> given = operations.arguments(operation.method(), call);
                if (!given.isEmpty() && given.get(0).equals(handler)) {
                    symbols.calls().targets(call).forEach(c -> names.addAll(kept(c, given, outside)));
                }
            }
        }
        return names;
    }

    /** The fields in which a constructor keeps a value, or an object of which the value is a field. */
    private List<Value> kept(MethodModel constructor, List<Value> given, Value outside) {
        List<Value> names = new ArrayList<>();
        Numbering numbering = numberings.of(constructor);
        for (int b = 0; b < constructor.blocks().size(); b++) {
            List<Op> ops = constructor.blocks().get(b).ops();
            for (int i = 0; i < ops.size() && numbering.isReachable(b); i++) {
                if (ops.get(i) instanceof Op.StoreField store
                        && numbering.before(b, i).get(store.value()) instanceof Value.Param p
                        && p.index() < given.size()) {
                    String field = symbols.fieldName(store.field());
                    int dot = field.lastIndexOf('.');
                    Value own = new Value.FieldOf(
                            Optional.of(new Value.Param(0)), field.substring(0, dot), field.substring(dot + 1));
                    Value kept = given.get(p.index());
                    if (kept.equals(outside)) {
                        names.add(own);
                    } else if (outside instanceof Value.FieldOf f && f.object().equals(Optional.of(kept))) {
                        names.add(new Value.FieldOf(Optional.of(own), f.owner(), f.name()));
                    }
                }
            }
        }
        return names;
    }
}
