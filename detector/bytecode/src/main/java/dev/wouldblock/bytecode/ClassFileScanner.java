package dev.wouldblock.bytecode;

import dev.wouldblock.catalog.Telltales;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;

/**
 * A single pass over the structure of a class file (JVMS 4.1) that decodes next to nothing. It is what most classes of
 * a large jar get, so that only the few that can matter are looked at any further. It goes to the end of the file, so that a
 * truncated class is noticed whether it matters or not.
 */
final class ClassFileScanner {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int NEWEST_MAJOR = Opcodes.V27;
    private static final int JAVA_1_0_MAJOR = 45;
    private static final ByteText CHANNELS = new ByteText("java/nio/channels/");
    private static final List<ByteText> POLLS =
            Telltales.polls().stream().map(ByteText::new).toList();
    private static final List<AnyCaseText> ERRORS =
            Telltales.errors().stream().map(AnyCaseText::new).toList();
    private static final ByteText SOURCE_FILE = new ByteText("SourceFile");

    private static final ByteText VISIBLE = new ByteText("RuntimeVisibleAnnotations");
    private static final ByteText INVISIBLE = new ByteText("RuntimeInvisibleAnnotations");
    private static final ByteText TAKES_OBJECT = new ByteText("(Ljava/lang/Object;");
    private static final ByteText BUFFER = new ByteText("Ljava/nio/ByteBuffer;");
    private static final ByteText ANSWERS_OBJECT = new ByteText(")Ljava/lang/Object;");

    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD = 10;

    private final byte[] bytes;
    private int at;
    /** Offset of the content after the tag, for each entry of the constant pool. */
    private int[] pool = {};

    private boolean mentionsChannels;
    private boolean polls;
    private boolean isAnnotated;

    private ClassFileScanner(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Throws an {@link IllegalArgumentException} that says what is wrong if this is not a class file. */
    static ClassHeader scan(byte[] bytes) {
        try {
            return new ClassFileScanner(bytes).scan();
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("truncated or corrupt class file", e);
        }
    }

    private ClassHeader scan() {
        if (bytes.length < 4 || u4() != MAGIC) {
            throw new IllegalArgumentException("not a class file (no 0xCAFEBABE at its start)");
        }
        skip(2);
        int major = u2();
        if (major > NEWEST_MAJOR) {
            throw new IllegalArgumentException("class file version " + major + " is newer than " + NEWEST_MAJOR
                    + " (Java " + (NEWEST_MAJOR - JAVA_1_0_MAJOR + 1) + "), the newest that can be read");
        }
        scanPool();
        skip(2);
        String name = className(u2());
        int superIndex = u2();
        String superName = superIndex == 0 ? "" : className(superIndex);
        List<String> interfaces = new ArrayList<>();
        for (int left = u2(); left > 0; left--) {
            interfaces.add(className(u2()));
        }
        skipMembers();
        skipMembers();
        String sourceFile = SourceFiles.path(name, sourceFileAttribute());
        return new ClassHeader(
                name,
                superName,
                interfaces,
                sourceFile,
                mentionsChannels,
                polls,
                quotesErrors(),
                references(),
                annotations(),
                mentionsChannels ? passers() : new int[0]);
    }

    private void scanPool() {
        pool = new int[u2()];
        for (int i = 1; i < pool.length; i++) {
            int tag = u1();
            pool[i] = at;
            switch (tag) {
                case UTF8 -> {
                    int length = u2();
                    skip(length);
                    mentionsChannels = mentionsChannels || CHANNELS.isIn(bytes, at - length, at);
                    polls = polls || isPoll(pool[i]);
                    isAnnotated = isAnnotated || isAt(pool[i], VISIBLE) || isAt(pool[i], INVISIBLE);
                }
                case CLASS, STRING, 16, 19, 20 -> skip(2);
                case 15 -> skip(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                case 5, 6 -> {
                    skip(8);
                    i++; // a long or double takes two entries (JVMS 4.4.5)
                }
                default -> throw new IllegalArgumentException("corrupt class file: constant of unknown kind " + tag);
            }
        }
    }

    private boolean isPoll(int utf8) {
        for (ByteText name : POLLS) {
            if (isAt(utf8, name)) {
                return true;
            }
        }
        return false;
    }

    private boolean quotesErrors() {
        for (int i = 1; i < pool.length; i++) {
            if (pool[i] != 0 && bytes[pool[i] - 1] == STRING) {
                int text = utf8At(unsigned2(pool[i]));
                int start = text + 2;
                int end = start + unsigned2(text);
                if (ERRORS.stream().anyMatch(error -> error.isIn(bytes, start, end))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Fields and methods have the same structure. */
    private void skipMembers() {
        for (int members = u2(); members > 0; members--) {
            skip(6);
            for (int attributes = u2(); attributes > 0; attributes--) {
                skip(2);
                skip(u4());
            }
        }
    }

    private String sourceFileAttribute() {
        String found = "";
        for (int attributes = u2(); attributes > 0; attributes--) {
            int nameAt = utf8At(u2());
            int length = u4();
            int content = at;
            skip(length);
            if (isAt(nameAt, SOURCE_FILE)) {
                found = string(unsigned2(content));
            }
        }
        return found;
    }

    private int[] references() {
        int[] hashes = new int[16];
        int count = 0;
        for (int i = 1; i < pool.length; i++) {
            int content = pool[i];
            if (content == 0 || bytes[content - 1] != CLASS) {
                continue;
            }
            int name = utf8At(unsigned2(content));
            int start = name + 2;
            int end = start + unsigned2(name);
            if (start < end && bytes[start] == '[') {
                while (start < end && bytes[start] == '[') {
                    start++;
                }
                start++; // the L of an element class; elements of a primitive type leave nothing
                end--;
            }
            if (start < end) {
                if (count == hashes.length) {
                    hashes = Arrays.copyOf(hashes, 2 * count);
                }
                hashes[count++] = hash(start, end);
            }
        }
        return Arrays.copyOf(hashes, count);
    }

    private int[] annotations() {
        return !isAnnotated
                ? new int[0]
                : IntStream.range(1, pool.length)
                        .filter(this::isUtf8)
                        .map(i -> pool[i])
                        .filter(text -> unsigned2(text) > 2
                                && bytes[text + 2] == 'L'
                                && bytes[text + 1 + unsigned2(text)] == ';')
                        .map(text -> hash(text + 3, text + 1 + unsigned2(text)))
                        .toArray();
    }

    private boolean isUtf8(int index) {
        return pool[index] != 0 && bytes[pool[index] - 1] == UTF8;
    }

    private int[] passers() {
        return IntStream.range(1, pool.length)
                .filter(i -> pool[i] != 0 && bytes[pool[i] - 1] == METHOD && mayPassThrough(pool[i]))
                .map(i -> {
                    int name = utf8At(unsigned2(pool[unsigned2(pool[i])]));
                    return hash(name + 2, name + 2 + unsigned2(name));
                })
                .distinct()
                .toArray();
    }

    /** Whether the descriptor of a method reference has a buffer, or takes an object first and answers an object. */
    private boolean mayPassThrough(int method) {
        int descriptor = utf8At(unsigned2(pool[unsigned2(method + 2)] + 2));
        int start = descriptor + 2;
        int end = start + unsigned2(descriptor);
        return BUFFER.isIn(bytes, start, end)
                || TAKES_OBJECT.starts(bytes, start, end)
                        && ANSWERS_OBJECT.starts(bytes, end - ANSWERS_OBJECT.length(), end);
    }

    private String className(int index) {
        if (index == 0 || pool[index] == 0 || bytes[pool[index] - 1] != CLASS) {
            throw new IllegalArgumentException("corrupt class file: constant " + index + " is not a class");
        }
        return string(unsigned2(pool[index]));
    }

    private String string(int index) {
        int content = utf8At(index);
        int start = content + 2;
        int end = start + unsigned2(content);
        StringBuilder text = new StringBuilder(end - start);
        for (int i = start; i < end; i += sizeOfChar(i)) {
            text.append(charAt(i));
        }
        return text.toString();
    }

    private int utf8At(int index) {
        if (index == 0 || pool[index] == 0 || bytes[pool[index] - 1] != UTF8) {
            throw new IllegalArgumentException("corrupt class file: constant " + index + " is not a string");
        }
        return pool[index];
    }

    /** {@link String#hashCode()} of a string without making it. */
    private int hash(int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i += sizeOfChar(i)) {
            hash = 31 * hash + charAt(i);
        }
        return hash;
    }

    /** Characters are in the modified UTF-8 of JVMS 4.4.7: one to three bytes for each UTF-16 unit. */
    private int sizeOfChar(int i) {
        return bytes[i] >= 0 ? 1 : (bytes[i] & 0xE0) == 0xC0 ? 2 : 3;
    }

    private char charAt(int i) {
        return (char)
                switch (sizeOfChar(i)) {
                    case 1 -> bytes[i];
                    case 2 -> (bytes[i] & 0x1F) << 6 | bytes[i + 1] & 0x3F;
                    default -> (bytes[i] & 0x0F) << 12 | (bytes[i + 1] & 0x3F) << 6 | bytes[i + 2] & 0x3F;
                };
    }

    private boolean isAt(int utf8, ByteText text) {
        int start = utf8 + 2;
        return text.is(bytes, start, start + unsigned2(utf8));
    }

    private void skip(int count) {
        if (count < 0 || count > bytes.length - at) {
            throw new IndexOutOfBoundsException();
        }
        at += count;
    }

    private int u1() {
        return bytes[at++] & 0xFF;
    }

    private int u2() {
        return u1() << 8 | u1();
    }

    private int u4() {
        return u2() << 16 | u2();
    }

    private int unsigned2(int offset) {
        return (bytes[offset] & 0xFF) << 8 | bytes[offset + 1] & 0xFF;
    }
}
