package dev.wouldblock.bytecode;

import dev.wouldblock.input.Problems;
import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.Mentions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * One look at a whole class file (JVMS 4.1): what it declares, and what the code of its methods names. That is a small
 * part of what it costs to visit the class, and all that is ever asked of most methods.
 */
final class ClassOutline {
    /** Access flags, name and descriptor of a field or method. */
    private static final int DECLARATION = 6;
    /** A name, and a length of four bytes. */
    private static final int ATTRIBUTE = 6;

    private final ClassReader reader;
    private final char[] buffer;
    private final SharedRefs refs;
    private final String owner;
    private final List<FieldRef> fields = new ArrayList<>();
    private final List<MethodOutline> methods = new ArrayList<>();
    private final List<String> annotations = new ArrayList<>(0);
    private final Set<String> privateMethods = new HashSet<>();
    private final InvocationLowering invocations;
    private final Map<Integer, RuntimeException> broken = new HashMap<>();
    private int bootstraps;

    private ClassOutline(String owner, byte[] bytes, SharedRefs refs) {
        this.owner = owner;
        this.refs = refs;
        this.reader = new ClassReader(bytes);
        this.buffer = new char[reader.getMaxStringLength()];
        this.invocations = new InvocationLowering(owner, refs, privateMethods);
    }

    /** Throws an {@link IllegalArgumentException} if the class can not be read. */
    static ClassOutline of(String owner, byte[] bytes, SharedRefs refs) {
        try {
            ClassOutline outline = new ClassOutline(owner, bytes, refs);
            outline.read();
            return outline;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("corrupt class file (" + Problems.reason(e) + ")", e);
        }
    }

    List<FieldRef> fields() {
        return fields;
    }

    List<MethodOutline> methods() {
        return methods;
    }

    /** Descriptors of the types of the annotations on the class, as they are written. */
    List<String> annotations() {
        return annotations;
    }

    InvocationLowering invocations() {
        return invocations;
    }

    /** What is wrong with the methods whose code names something malformed, by their numbers. */
    Map<Integer, RuntimeException> broken() {
        return broken;
    }

    private void read() {
        // Access flags, this class, superclass, number of interfaces, interfaces.
        int at = reader.header + 8 + 2 * reader.readUnsignedShort(reader.header + 6);
        int left = reader.readUnsignedShort(at);
        at += 2;
        for (; left > 0; left--) {
            fields.add(new FieldRef(owner, Symbolic.name(text(at + 2)), Symbolic.fieldDescriptor(text(at + 4))));
            at = attributes(at + DECLARATION, (name, content) -> {});
        }
        List<MethodOutline> declared = new ArrayList<>();
        left = reader.readUnsignedShort(at);
        at += 2;
        for (; left > 0; left--) {
            at = method(at, declared);
        }
        attributes(at, this::ofClass);
        CodeScanner scanner = new CodeScanner(reader, buffer, bootstraps, refs, invocations);
        declared.forEach(method -> methods.add(withMentions(method, scanner)));
    }

    private int method(int at, List<MethodOutline> declared) {
        String name = Symbolic.name(text(at + 2));
        String descriptor = text(at + 4);
        Symbolic.arity(descriptor);
        int access = reader.readUnsignedShort(at);
        List<String> annotated = new ArrayList<>(0);
        int[] code = {0};
        int end = attributes(at + DECLARATION, (attribute, content) -> {
            if (attribute.equals("Code")) {
                code[0] = content;
            } else {
                addAnnotations(attribute, content, annotated);
            }
        });
        MethodOutline method = new MethodOutline(
                declared.size(), access, refs.text(name), refs.text(descriptor), annotated, code[0], Mentions.NOTHING);
        declared.add(method);
        if (method.is(Opcodes.ACC_PRIVATE)) {
            privateMethods.add(method.key());
        }
        return end;
    }

    private MethodOutline withMentions(MethodOutline m, CodeScanner scanner) {
        if (!m.hasCode()) {
            return m;
        }
        try {
            return new MethodOutline(
                    m.number(),
                    m.access(),
                    m.name(),
                    m.descriptor(),
                    m.annotations(),
                    m.code(),
                    scanner.scan(m.code()));
        } catch (RuntimeException e) {
            broken.put(m.number(), e);
            return m;
        }
    }

    private void ofClass(String attribute, int content) {
        if (attribute.equals("BootstrapMethods")) {
            bootstraps = content;
        } else {
            addAnnotations(attribute, content, annotations);
        }
    }

    private void addAnnotations(String attribute, int content, List<String> types) {
        if (attribute.equals("RuntimeVisibleAnnotations") || attribute.equals("RuntimeInvisibleAnnotations")) {
            int at = content + 2;
            for (int left = reader.readUnsignedShort(content); left > 0; left--) {
                types.add(text(at));
                at = values(at + 2, true);
            }
        }
    }

    /** The end of the values of an annotation, which have names, or of an array (JVMS 4.7.16). */
    private int values(int start, boolean named) {
        int at = start + 2;
        for (int left = reader.readUnsignedShort(start); left > 0; left--) {
            int value = named ? at + 2 : at;
            at = switch (reader.readByte(value)) {
                case 'e' -> value + 5;
                case '@' -> values(value + 3, true);
                case '[' -> values(value + 1, false);
                default -> value + 3;
            };
        }
        return at;
    }

    /** The end of attributes that start with their number, each of which is told by its name and the offset of its content. */
    private int attributes(int start, BiConsumer<String, Integer> visitor) {
        int at = start + 2;
        for (int left = reader.readUnsignedShort(start); left > 0; left--) {
            visitor.accept(Symbolic.name(text(at)), at + ATTRIBUTE);
            at = Math.addExact(at + ATTRIBUTE, reader.readInt(at + 2));
        }
        return at;
    }

    private String text(int offset) {
        return reader.readUTF8(offset, buffer);
    }
}
