package dev.wouldblock.bytecode;

import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodModel.Modifier;
import dev.wouldblock.model.Position;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;

/** One class file to its model, whose methods read their code when it is asked for. */
final class ClassLowering {
    private static final int VISIBLE =
            Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_ABSTRACT;
    /** By the flags of the class file: a program has many methods, and some twenty sets of modifiers. */
    private static final Map<Integer, Set<Modifier>> MODIFIERS = new ConcurrentHashMap<>();

    private final String owner;
    private final Consumer<String> problems;
    private final ClassOutline outline;
    private final LambdaBodies lambdas;
    private final CodeReader code;

    private ClassLowering(
            String owner, ClassOutline outline, byte[] bytes, SharedRefs refs, Consumer<String> problems) {
        this.owner = owner;
        this.outline = outline;
        this.problems = problems;
        this.lambdas = new LambdaBodies(owner, outline.methods());
        this.code = new CodeReader(bytes, refs.readers(), outline.invocations(), problems);
    }

    /**
     * Throws a {@link RuntimeException} if the class can not be read.
     *
     * @param refs what the classes of the program name
     * @param problems is told of each method whose code can not be lowered, when that is found: at once where a name is
     *     malformed, and the model has the method without a body; else when the code is asked for, and it is unknown code
     */
    static ClassModel lower(ClassHeader header, byte[] bytes, SharedRefs refs, Consumer<String> problems) {
        ClassOutline outline = ClassOutline.of(header.name(), bytes, refs);
        ClassLowering lowering = new ClassLowering(header.name(), outline, bytes, refs, problems);
        return new ClassModel(
                header.name(),
                header.superName(),
                header.interfaces(),
                annotations(outline.annotations()),
                header.sourceFile(),
                outline.fields(),
                outline.methods().stream().map(lowering::lower).toList());
    }

    private MethodModel lower(MethodOutline method) {
        int parameterCount = Symbolic.arity(method.descriptor()) + (method.is(Opcodes.ACC_STATIC) ? 0 : 1);
        MethodModel declaration = new MethodModel(
                owner,
                method.name(),
                method.descriptor(),
                parameterCount,
                modifiers(method),
                lambdas.isBody(method) ? Set.of() : annotations(method.annotations()),
                lambdas.enclosing(method),
                parameterCount,
                Position.UNKNOWN,
                List.of());
        RuntimeException failure = outline.broken().get(method.number());
        if (failure != null) {
            problems.accept(CodeReader.skipped(declaration, failure));
            return declaration;
        }
        return method.hasCode() ? code.defer(declaration, method) : declaration;
    }

    private Set<Modifier> modifiers(MethodOutline method) {
        int hidden = lambdas.isBody(method) ? 0 : Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE;
        return MODIFIERS.computeIfAbsent(method.access() & (VISIBLE | hidden), ClassLowering::modifiers);
    }

    private static Set<Modifier> modifiers(int flags) {
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        addIf(Opcodes.ACC_STATIC, Modifier.STATIC, flags, modifiers);
        addIf(Opcodes.ACC_PUBLIC, Modifier.PUBLIC, flags, modifiers);
        addIf(Opcodes.ACC_PRIVATE, Modifier.PRIVATE, flags, modifiers);
        addIf(Opcodes.ACC_ABSTRACT, Modifier.ABSTRACT, flags, modifiers);
        addIf(Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE, Modifier.SYNTHETIC, flags, modifiers);
        return Set.copyOf(modifiers);
    }

    private static void addIf(int wanted, Modifier modifier, int flags, Set<Modifier> modifiers) {
        if ((flags & wanted) != 0) {
            modifiers.add(modifier);
        }
    }

    /**
     * Of both kinds that class files keep: those of retention CLASS are the invisible ones (JVMS 4.7.17). What is no name
     * of a class is passed over, as by virtual machines, to which annotations mean nothing.
     */
    private static Set<String> annotations(Collection<String> descriptors) {
        return descriptors.isEmpty()
                ? Set.of()
                : descriptors.stream()
                        .filter(type -> type.length() > 2 && type.startsWith("L") && type.endsWith(";"))
                        .map(type -> type.substring(1, type.length() - 1))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
