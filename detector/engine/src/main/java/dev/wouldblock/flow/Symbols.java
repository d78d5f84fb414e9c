package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.catalog.Knowledge;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Program;
import dev.wouldblock.model.Terminator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all analyses of one program share: its hierarchy, call graph, API facts, and the meaning of names. */
public final class Symbols {
    private static final int MAX_NESTING = 4;

    private final Program program;
    private final Hierarchy hierarchy;
    private final Knowledge knowledge;
    private final CallSites sites;
    private final CallGraph calls;
    private @Nullable Accesses accesses;
    private final List<Fact> parts;
    private final Map<FieldRef, String> fieldOwners = new HashMap<>();
    private final Map<FieldRef, String> fieldNames = new HashMap<>();
    private final PassedThrough passed;
    private final Map<MethodModel, Optional<FieldRef>> getters = new HashMap<>();

    public Symbols(Program program, FactTable table) {
        this.program = program;
        this.hierarchy = new Hierarchy(program, table.supertypes());
        this.knowledge = new Knowledge(table, hierarchy);
        this.passed = new PassedThrough(this);
        this.parts =
                table.facts().stream().filter(f -> f.kind() == FactKind.PART).toList();
        this.sites = new CallSites(program, knowledge);
        this.calls = new CallGraph(program, hierarchy, sites);
    }

    public Program program() {
        return program;
    }

    public Hierarchy hierarchy() {
        return hierarchy;
    }

    public Knowledge knowledge() {
        return knowledge;
    }

    public CallGraph calls() {
        return calls;
    }

    public CallSites sites() {
        return sites;
    }

    public Accesses accesses() {
        if (accesses == null) {
            accesses = new Accesses(this);
        }
        return accesses;
    }

    /** The value of a field access. */
    public Value field(Optional<Value> object, FieldRef field) {
        return nested(new Value.FieldOf(object, declaringClass(field), field.name()));
    }

    private static Value nested(Value.FieldOf value) {
        int depth = 0;
        for (Optional<Value> v = value.object(); v.isPresent() && v.get() instanceof Value.FieldOf f; v = f.object()) {
            depth++;
        }
        // A linked structure walked in a loop would otherwise give ever deeper values.
        return depth <= MAX_NESTING ? value : new Value.FieldOf(Optional.empty(), value.owner(), value.name());
    }

    /** The name of a field whatever the object: the declaring class and the field's name. */
    public String fieldName(FieldRef field) {
        return fieldNames.computeIfAbsent(field, f -> declaringClass(f) + "." + f.name());
    }

    private String declaringClass(FieldRef field) {
        return fieldOwners.computeIfAbsent(field, this::findDeclaringClass);
    }

    private String findDeclaringClass(FieldRef field) {
        boolean isOwn =
                program.find(field.owner()).filter(c -> declares(c, field)).isPresent();
        return isOwn
                ? field.owner()
                : hierarchy.withSupertypes(field.owner()).stream()
                        .filter(c -> declares(c, field))
                        .map(ClassModel::name)
                        .findFirst()
                        .orElse(field.owner());
    }

    private static boolean declares(ClassModel type, FieldRef field) {
        for (FieldRef declared : type.fields()) {
            if (declared.name().equals(field.name())) {
                return true;
            }
        }
        return false;
    }

    /** Internal name of a field's declared class; the empty string when it has none or it is unknown. */
    String fieldClass(Value.FieldOf value) {
        return program.find(value.owner()).stream()
                .flatMap(c -> c.fields().stream())
                .filter(f -> f.name().equals(value.name()) && f.descriptor().startsWith("L"))
                .map(f -> f.descriptor().substring(1, f.descriptor().length() - 1))
                .findFirst()
                .orElse("");
    }

    /** The fact behind a value that a method like {@code SelectionKey.channel()} answered. */
    Optional<Fact> part(Value.FieldOf value) {
        return parts.stream()
                .filter(f -> f.owner().equals(value.owner()) && value.name().equals(f.method() + "()"))
                .findFirst();
    }

    /**
     * The value of a call that merely names another value: a part of its receiver, the receiver itself, an argument,
     * or the field behind a getter.
     */
    Optional<Value> alias(Op.Call call, List<Value> arguments) {
        for (Fact fact : knowledge.about(call.method())) {
            if (fact.kind() == FactKind.PART) {
                return Optional.of(
                        nested(new Value.FieldOf(Optional.of(arguments.get(0)), fact.owner(), fact.method() + "()")));
            }
            if (fact.kind() == FactKind.SAME) {
                return Optional.of(arguments.get(fact.operand("as", call)));
            }
        }
        List<MethodModel> targets = calls.targets(call);
        if (targets.size() != 1 || !isObject(targets.get(0).descriptor())) {
            return Optional.empty();
        }
        MethodModel target = targets.get(0);
        if (call.method().arity() > 0) {
            return passed.apply(target).map(arguments::get);
        }
        return getters.computeIfAbsent(target, Symbols::getterOf)
                .map(f -> field(call.hasReceiver() ? Optional.of(arguments.get(0)) : Optional.empty(), f));
    }

    private static boolean isObject(String descriptor) {
        return descriptor.contains(")L");
    }

    /** The field that a method without parameters does nothing but return. */
    private static Optional<FieldRef> getterOf(MethodModel method) {
        Mentions mentions = method.mentions();
        boolean readsOne = mentions.loads().size() == 1
                && mentions.calls().isEmpty()
                && mentions.made().isEmpty();
        if (!readsOne || method.blocks().size() != 1) {
            return Optional.empty();
        }
        Block block = method.blocks().get(0);
        Optional<Op.LoadField> load = Optional.empty();
        int register = Op.NONE;
        for (Op op : block.ops()) {
            if (op instanceof Op.LoadField l && load.isEmpty()) {
                load = Optional.of(l);
                register = l.result();
            } else if (op instanceof Op.Move m) {
                register = m.source() == register ? m.result() : register;
            } else {
                return Optional.empty();
            }
        }
        return block.terminator() instanceof Terminator.Return r && r.value() == register && register != Op.NONE
                ? load.map(Op.LoadField::field)
                : Optional.empty();
    }

    /** Whether a type is a channel that reads or writes. */
    boolean isChannel(String type) {
        return hierarchy.isSubtype(type, "java/nio/channels/ReadableByteChannel") == Answer.YES
                || hierarchy.isSubtype(type, "java/nio/channels/WritableByteChannel") == Answer.YES;
    }

    /** Internal name of the class that a call's result has, as declared; empty when unknown. */
    static String resultClass(MethodRef method) {
        return method.isConstructor() ? method.owner() : method.returnClass();
    }
}
