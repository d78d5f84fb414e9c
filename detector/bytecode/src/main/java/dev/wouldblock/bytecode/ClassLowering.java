package dev.wouldblock.bytecode;

import dev.wouldblock.input.Problems;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodModel.Modifier;
import dev.wouldblock.model.Position;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** One class file, read in full, to its model. */
final class ClassLowering {
    private final String owner;
    private final Consumer<String> problems;
    private final LambdaBodies lambdas;
    private final InvocationLowering invocations;

    private ClassLowering(String owner, List<MethodNode> methods, SharedRefs refs, Consumer<String> problems) {
        this.owner = owner;
        this.problems = problems;
        this.lambdas = new LambdaBodies(owner, methods);
        this.invocations = new InvocationLowering(
                owner,
                refs,
                methods.stream()
                        .filter(method -> (method.access & Opcodes.ACC_PRIVATE) != 0)
                        .map(method -> method.name + method.desc)
                        .collect(Collectors.toSet()));
    }

    /**
     * Throws a {@link RuntimeException} if the class can not be read.
     *
     * @param refs what the classes of the program name
     * @param problems is told of each method whose code can not be lowered; the model has it without a body
     */
    static ClassModel lower(ClassHeader header, byte[] bytes, SharedRefs refs, Consumer<String> problems) {
        Tree tree = new Tree();
        try {
            new ClassReader(bytes).accept(tree, ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("corrupt class file (" + Problems.reason(e) + ")", e);
        }
        ClassLowering lowering = new ClassLowering(header.name(), tree.methods, refs, problems);
        List<MethodModel> methods = tree.methods.stream().map(lowering::lower).toList();
        return new ClassModel(
                header.name(),
                header.superName(),
                header.interfaces(),
                annotations(tree.visibleAnnotations, tree.invisibleAnnotations),
                header.sourceFile(),
                fields(header, tree),
                methods);
    }

    private static List<FieldRef> fields(ClassHeader header, Tree tree) {
        return tree.fields.stream()
                .map(f -> new FieldRef(header.name(), Symbolic.name(f.name), Symbolic.fieldDescriptor(f.desc)))
                .toList();
    }

    private MethodModel lower(MethodNode method) {
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        Registers registers = new Registers(isStatic, method.desc, method.maxLocals);
        List<Block> blocks = blocks(method, registers);
        return new MethodModel(
                owner,
                method.name,
                method.desc,
                registers.parameterCount(),
                modifiers(method),
                lambdas.isBody(method) ? Set.of() : annotations(method.visibleAnnotations, method.invisibleAnnotations),
                lambdas.enclosing(method),
                registers.count(),
                position(method),
                blocks);
    }

    private List<Block> blocks(MethodNode method, Registers registers) {
        if (method.instructions.size() == 0) {
            return List.of();
        }
        try {
            return MethodLowering.blocks(method, registers, invocations);
        } catch (RuntimeException e) {
            problems.accept("method " + method.name + method.desc + " skipped: " + Problems.reason(e));
            return List.of();
        }
    }

    private Set<Modifier> modifiers(MethodNode method) {
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        addIf(Opcodes.ACC_STATIC, Modifier.STATIC, method, modifiers);
        addIf(Opcodes.ACC_PUBLIC, Modifier.PUBLIC, method, modifiers);
        addIf(Opcodes.ACC_PRIVATE, Modifier.PRIVATE, method, modifiers);
        addIf(Opcodes.ACC_ABSTRACT, Modifier.ABSTRACT, method, modifiers);
        if (!lambdas.isBody(method)) {
            addIf(Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE, Modifier.SYNTHETIC, method, modifiers);
        }
        return modifiers;
    }

    private static void addIf(int flags, Modifier modifier, MethodNode method, Set<Modifier> modifiers) {
        if ((method.access & flags) != 0) {
            modifiers.add(modifier);
        }
    }

    /**
     * Of both kinds that class files keep: those of retention CLASS are the invisible ones (JVMS 4.7.17). What is no name
     * of a class is passed over, as by virtual machines, to which annotations mean nothing.
     */
    private static Set<String> annotations(
            @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        return Stream.of(Optional.ofNullable(visible), Optional.ofNullable(invisible))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .flatMap(annotation -> Optional.ofNullable(annotation.desc).stream())
                .filter(type -> type.length() > 2 && type.startsWith("L") && type.endsWith(";"))
                .map(type -> type.substring(1, type.length() - 1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Position position(MethodNode method) {
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof LineNumberNode line) {
                return Position.ofLine(line.line);
            }
        }
        return Position.UNKNOWN;
    }

    private static final class Tree extends ClassNode {
        Tree() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            Symbolic.arity(descriptor);
            MethodNode method = new Subroutines(access, Symbolic.name(name), descriptor, signature, exceptions);
            methods.add(method);
            return method;
        }
    }
}
