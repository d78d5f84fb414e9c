package dev.wouldblock.bytecode;

import dev.wouldblock.model.Block;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.Code;
import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodModel.Modifier;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Op.Dispatch;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks through the methods that compilers add so that nested classes reach each other's private members. Class files
 * older than Java 11, which brought nest mates (JVMS 5.4.4), are full of them: each use of a private field or method of
 * the outer class is a call of a static {@code access$000}, and each use of a private constructor one of a second,
 * generated constructor. Their code takes the place of the call, so that a program looks alike whatever it was compiled
 * for.
 */
final class Accessors {
    private static final String PREFIX = "access$";

    private final Map<MethodRef, MethodModel> accessors = new HashMap<>();
    private final Set<MethodModel> used = new HashSet<>();

    private Accessors(List<ClassModel> classes) {
        Set<String> seen = new HashSet<>();
        for (ClassModel c : classes) {
            // Of two classes of the same name the first one counts, as in a program.
            if (seen.add(c.name())) {
                c.methods().stream().filter(Accessors::isAccessor).forEach(m -> accessors.put(reference(m), m));
            }
        }
        // The code of an accessor is copied as it is, so one that goes through another stays a call.
        accessors.values().removeIf(m -> m.mentions().calls().stream().anyMatch(Accessors::mayBeAccess));
    }

    /** The same classes without calls of accessors, and without the accessors that had such calls. */
    static List<ClassModel> inline(List<ClassModel> classes) {
        Accessors all = new Accessors(classes);
        return all.accessors.isEmpty() ? classes : all.rewrite(classes);
    }

    private static boolean isAccessor(MethodModel m) {
        boolean isNamedLikeOne =
                m.isStatic() ? m.name().startsWith(PREFIX) : m.name().equals("<init>");
        return m.modifiers().contains(Modifier.SYNTHETIC)
                && isNamedLikeOne
                && m.blocks().size() == 1
                && body(m).handlers().isEmpty()
                && body(m).terminator() instanceof Terminator.Return;
    }

    private static MethodRef reference(MethodModel m) {
        return new MethodRef(m.owner(), m.name(), m.arity(), m.descriptor());
    }

    private static Block body(MethodModel accessor) {
        return accessor.blocks().get(0);
    }

    private static boolean mayBeAccess(Mentions.Call call) {
        return call.dispatch() == Dispatch.STATIC && call.method().name().startsWith(PREFIX);
    }

    private List<ClassModel> rewrite(List<ClassModel> classes) {
        List<ClassModel> rewritten = classes.stream()
                .map(c -> with(c, c.methods().stream().map(this::rewrite).toList()))
                .toList();
        return rewritten.stream()
                .map(c -> with(
                        c, c.methods().stream().filter(m -> !used.contains(m)).toList()))
                .toList();
    }

    private static ClassModel with(ClassModel c, List<MethodModel> methods) {
        return methods.equals(c.methods())
                ? c
                : new ClassModel(
                        c.name(), c.superName(), c.interfaces(), c.annotations(), c.sourceFile(), c.fields(), methods);
    }

    private MethodModel rewrite(MethodModel m) {
        List<MethodModel> inlined = accessors(m);
        if (inlined.isEmpty()) {
            return m;
        }
        used.addAll(inlined);
        return m.withCode(mentions(m, inlined), inlining -> rewritten(m));
    }

    /** Those that a method calls. */
    private List<MethodModel> accessors(MethodModel m) {
        List<MethodModel> found = new ArrayList<>(0);
        for (Mentions.Call call : m.mentions().calls()) {
            accessor(m, call).filter(accessor -> !found.contains(accessor)).ifPresent(found::add);
        }
        return found;
    }

    /** What a method names, with what accessors name for it. */
    private Mentions mentions(MethodModel m, List<MethodModel> inlined) {
        Mentions found = m.mentions();
        for (MethodModel accessor : inlined) {
            found = found.with(accessor.mentions());
        }
        return found.without(call -> accessor(m, call).isPresent());
    }

    private Code rewritten(MethodModel m) {
        List<Block> blocks = m.blocks().stream().map(block -> rewrite(m, block)).toList();
        int added =
                accessors(m).stream().mapToInt(MethodModel::registerCount).max().orElse(0);
        return new Code(m.registerCount() + added, m.position(), blocks);
    }

    private Block rewrite(MethodModel m, Block block) {
        List<Op> ops = new ArrayList<>();
        for (Op op : block.ops()) {
            Optional<MethodModel> found = op instanceof Op.Call call ? accessor(m, call.mention()) : Optional.empty();
            if (found.isPresent()) {
                new Copy(m.registerCount(), (Op.Call) op, found.get()).addTo(ops);
            } else {
                ops.add(op);
            }
        }
        return new Block(ops, block.terminator(), block.handlers());
    }

    private Optional<MethodModel> accessor(MethodModel caller, Mentions.Call call) {
        MethodModel found = mayBeAccess(call) || call.method().isConstructor() ? accessors.get(call.method()) : null;
        return found == null || found == caller ? Optional.empty() : Optional.of(found);
    }

    /**
     * The code of an accessor in the place of one call.
     *
     * @param base the first of the registers that stand for those of the accessor
     */
    private record Copy(int base, Op.Call call, MethodModel accessor) {
        void addTo(List<Op> ops) {
            Position position = call.position();
            for (int i = 0; i < call.arguments().size(); i++) {
                ops.add(new Op.Move(base + i, call.arguments().get(i), Optional.empty(), position));
            }
            body(accessor).ops().forEach(op -> ops.add(copy(op, position)));
            int value = ((Terminator.Return) body(accessor).terminator()).value();
            if (call.result() != Op.NONE && value != Op.NONE) {
                ops.add(new Op.Move(call.result(), to(value), Optional.empty(), position));
            }
        }

        private Op copy(Op op, Position at) {
            if (op instanceof Op.Call c) {
                return new Op.Call(to(c.result()), c.method(), c.dispatch(), to(c.arguments()), c.synthetic(), at);
            } else if (op instanceof Op.Const c) {
                return new Op.Const(to(c.result()), c.value(), at);
            } else if (op instanceof Op.Move m) {
                return new Op.Move(to(m.result()), to(m.source()), m.castTo(), at);
            } else if (op instanceof Op.LoadField l) {
                return new Op.LoadField(to(l.result()), to(l.object()), l.field(), at);
            } else if (op instanceof Op.StoreField s) {
                return new Op.StoreField(to(s.object()), s.field(), to(s.value()), at);
            } else if (op instanceof Op.StoreElement s) {
                return new Op.StoreElement(to(s.array()), to(s.value()), at);
            } else if (op instanceof Op.New n) {
                return new Op.New(to(n.result()), n.type(), to(n.size()), at);
            } else if (op instanceof Op.Compute c) {
                return new Op.Compute(to(c.result()), c.operator(), to(c.operands()), at);
            } else if (op instanceof Op.Lambda l) {
                return new Op.Lambda(
                        to(l.result()), l.target(), l.dispatch(), l.functionalInterface(), to(l.captures()), at);
            }
            throw new IllegalStateException("unknown operation " + op);
        }

        private int to(int register) {
            return register == Op.NONE ? Op.NONE : base + register;
        }

        private List<Integer> to(List<Integer> registers) {
            return registers.stream().map(this::to).toList();
        }
    }
}
