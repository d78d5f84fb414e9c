package dev.wouldblock.samples.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What a class of a library declares, with its generic types, read from the class file without loading it. */
final class LibrarySignatures extends ClassVisitor {
    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    /**
     * A field or method.
     *
     * @param descriptor empty for a field
     * @param line as the tables have it
     * @param type internal name of the class of a field or of what a method answers, of arrays that of the elements
     */
    record Member(String name, String descriptor, String line, String type, int access) {
        boolean isAbstract() {
            return (access & Opcodes.ACC_ABSTRACT) != 0;
        }

        boolean isDeprecated() {
            return (access & Opcodes.ACC_DEPRECATED) != 0;
        }

        boolean isMethod() {
            return !descriptor.isEmpty();
        }

        List<String> parameters() {
            return Stream.of(Type.getArgumentTypes(descriptor)).map(LibrarySignatures::name).toList();
        }
    }

    /**
     * A class or interface.
     *
     * @param line as the tables have it
     */
    record Declared(String name, String line, boolean isInterface, List<Member> members) {}

    private final List<Member> members = new ArrayList<>();
    private final String name;
    private String line = "";
    private boolean isInterface;

    private LibrarySignatures(String name) {
        super(Opcodes.ASM9);
        this.name = name;
    }

    static Declared read(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            LibrarySignatures reader = new LibrarySignatures(name);
            new ClassReader(in).accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
            return new Declared(name, reader.line, reader.isInterface, List.copyOf(reader.members));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    @Override
    public void visit(
            int version, int access, String internalName, String signature, String superName, String[] interfaces) {
        String plain = Stream.concat(Stream.of(superName), Stream.of(interfaces))
                .map(supertype -> "L" + supertype + ";")
                .collect(Collectors.joining());
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        line = (isInterface ? "i " : "c ") + name + " "
                + SignatureText.of(Optional.ofNullable(signature).orElse(plain));
    }

    @Override
    public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
        if (isOpen(access)) {
            String kind = (access & Opcodes.ACC_STATIC) != 0 ? "g " : "f ";
            String text = SignatureText.of(Optional.ofNullable(signature).orElse(descriptor));
            members.add(new Member(field, "", kind + field + " " + text, name(Type.getType(descriptor)), access));
        }
        return super.visitField(access, field, descriptor, signature, value);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        if (isOpen(access) && !method.equals("<clinit>")) {
            String kind = (access & Opcodes.ACC_STATIC) != 0 ? "s" : (access & Opcodes.ACC_ABSTRACT) != 0 ? "a" : "m";
            String shown = (access & Opcodes.ACC_VARARGS) != 0 ? kind.toUpperCase(Locale.ROOT) : kind;
            String text = SignatureText.of(Optional.ofNullable(signature).orElse(descriptor));
            String type = name(Type.getReturnType(descriptor));
            members.add(new Member(method, descriptor, shown + " " + method + " " + text, type, access));
        }
        return super.visitMethod(access, method, descriptor, signature, exceptions);
    }

    private static String name(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        return element.getSort() == Type.OBJECT ? element.getInternalName() : "";
    }

    private static boolean isOpen(int access) {
        return (access & VISIBLE) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0;
    }
}
