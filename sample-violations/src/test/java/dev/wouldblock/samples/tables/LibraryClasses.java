package dev.wouldblock.samples.tables;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The classes of the libraries on the class path and of the JDK, read from their class files without loading them. */
final class LibraryClasses {
    record Method(String name, String descriptor) {
        List<String> simpleParameters() {
            return Arrays.stream(Type.getArgumentTypes(descriptor))
                    .map(type -> type.getClassName().replaceFirst("^.*[.$]", ""))
                    .toList();
        }

        Type parameter(int index) {
            return Type.getArgumentTypes(descriptor)[index];
        }

        int arity() {
            return Type.getArgumentTypes(descriptor).length;
        }
    }

    /** @param supertypes direct ones, without {@code java/lang/Object} */
    record Library(String name, int access, List<String> supertypes, List<Method> methods) {
        boolean isPublic() {
            return (access & Opcodes.ACC_PUBLIC) != 0;
        }

        boolean isInterface() {
            return (access & Opcodes.ACC_INTERFACE) != 0;
        }

        boolean isAnnotation() {
            return (access & Opcodes.ACC_ANNOTATION) != 0;
        }
    }

    private static final String OBJECT = "java/lang/Object";

    private final Map<String, Optional<Library>> read = new HashMap<>();

    Optional<Library> find(String name) {
        return read.computeIfAbsent(name, LibraryClasses::load);
    }

    /** The methods that a call through a class can name: declared and, constructors excepted, inherited. */
    List<Method> methods(String name) {
        List<Method> methods = new ArrayList<>();
        withSupertypes(name)
                .forEach(type -> find(type).stream()
                        .flatMap(library -> library.methods().stream())
                        .filter(method -> type.equals(name) || !method.name().equals("<init>"))
                        .forEach(methods::add));
        return methods;
    }

    boolean isSubtype(String name, String ancestor) {
        return withSupertypes(name).contains(ancestor);
    }

    Set<String> withSupertypes(String name) {
        Set<String> all = new LinkedHashSet<>();
        collect(name, all);
        return all;
    }

    private void collect(String name, Set<String> all) {
        if (all.add(name)) {
            find(name).ifPresent(library -> library.supertypes().forEach(supertype -> collect(supertype, all)));
        }
    }

    /** Names of all classes in the jars of the class path. */
    static Set<String> inJars() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                try (JarFile jar = new JarFile(entry);
                        Stream<String> files = jar.stream().map(file -> file.getName())) {
                    files.filter(file -> file.endsWith(".class") && !file.startsWith("META-INF/"))
                            .map(file -> file.substring(0, file.length() - ".class".length()))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    private static Optional<Library> load(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            if (in == null) {
                return Optional.empty();
            }
            Reader reader = new Reader();
            new ClassReader(in).accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
            return Optional.of(reader.library());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static final class Reader extends ClassVisitor {
        private final List<Method> methods = new ArrayList<>();
        private final List<String> supertypes = new ArrayList<>();
        private String name = "";
        private int access;

        Reader() {
            super(Opcodes.ASM9);
        }

        Library library() {
            return new Library(name, access, List.copyOf(supertypes), List.copyOf(methods));
        }

        @Override
        public void visit(
                int version, int flags, String internalName, String signature, String superName, String[] interfaces) {
            name = internalName;
            access = flags;
            // The interfaces of a class file have Object for their superclass, and so has Object none.
            Stream.concat(Stream.ofNullable(superName), Arrays.stream(interfaces))
                    .filter(supertype -> !supertype.equals(OBJECT))
                    .forEach(supertypes::add);
        }

        @Override
        public MethodVisitor visitMethod(
                int flags, String methodName, String descriptor, String signature, String[] exceptions) {
            if ((flags & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) == 0) {
                methods.add(new Method(methodName, descriptor));
            }
            return super.visitMethod(flags, methodName, descriptor, signature, exceptions);
        }
    }
}
