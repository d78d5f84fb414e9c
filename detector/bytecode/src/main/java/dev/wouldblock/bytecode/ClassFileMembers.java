package dev.wouldblock.bytecode;

import dev.wouldblock.catalog.KnownClasses;
import dev.wouldblock.input.Input;
import dev.wouldblock.model.MethodRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The methods of the analysed classes, of those on the class path and of the JDK. Reads a class when it is asked for. */
public final class ClassFileMembers implements KnownClasses {
    private final List<Input> inputs = new ArrayList<>();

    public ClassFileMembers(Collection<Input> analysed, Collection<Input> classpath) {
        inputs.addAll(analysed);
        inputs.addAll(classpath);
    }

    @Override
    public Optional<Members> find(String name) {
        List<MethodRef> methods = new ArrayList<>();
        Optional<Boolean> all = collect(name, methods, new HashSet<>());
        return all.map(complete -> new Members(methods, complete));
    }

    /** Whether all supertypes were found; empty when the class itself was not. */
    private Optional<Boolean> collect(String name, List<MethodRef> methods, Set<String> seen) {
        if (!seen.add(name)) {
            return Optional.of(true);
        }
        Optional<ClassReader> file = read(name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        ClassReader reader = file.get();
        reader.accept(new Methods(name, methods), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        boolean all = true;
        for (String supertype : Stream.concat(
                        Stream.ofNullable(reader.getSuperName()), Stream.of(reader.getInterfaces()))
                .toList()) {
            all &= collect(supertype, methods, seen).orElse(false);
        }
        return Optional.of(all);
    }

    private Optional<ClassReader> read(String name) {
        String file = name + ".class";
        try {
            for (Input input : inputs) {
                if (mayHold(input.label(), name)) {
                    ClassReader reader = new ClassReader(input.bytes());
                    if (reader.getClassName().equals(name)) {
                        return Optional.of(reader);
                    }
                }
            }
            try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
                return in == null ? Optional.empty() : Optional.of(new ClassReader(in));
            }
        } catch (IOException | RuntimeException e) {
            // A class that can not be read is named among the diagnostics of the analysis itself.
            return Optional.empty();
        }
    }

    /** Labels are paths, or class names where a host has no paths. */
    private static boolean mayHold(String label, String name) {
        String file = name + ".class";
        int before = label.length() - file.length() - 1;
        return label.equals(name.replace('/', '.'))
                || (label.endsWith(file) && (before < 0 || "/!".indexOf(label.charAt(before)) >= 0));
    }

    private static final class Methods extends ClassVisitor {
        private final String owner;
        private final List<MethodRef> methods;

        Methods(String owner, List<MethodRef> methods) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.methods = methods;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            methods.add(new MethodRef(owner, name, Type.getArgumentTypes(descriptor).length, descriptor));
            return null;
        }
    }
}
