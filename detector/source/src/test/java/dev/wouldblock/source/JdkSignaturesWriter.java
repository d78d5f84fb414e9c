package dev.wouldblock.source;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds the API of the running JDK to {@code jdk.signatures}. Sources may be written for a newer JDK than the one that the
 * analyser runs on, and for an older one, so the table holds what any of them has: it is run with JDK 17, the oldest that
 * the analyser runs on, and with the newest.
 */
final class JdkSignaturesWriter {
    private static final List<String> PACKAGES = List.of(
            "java.base/java/io",
            "java.base/java/lang",
            "java.base/java/lang/ref",
            "java.base/java/net",
            "java.base/java/nio",
            "java.base/java/nio/channels",
            "java.base/java/nio/channels/spi",
            "java.base/java/nio/charset",
            "java.base/java/nio/file",
            "java.base/java/security",
            "java.base/java/time",
            "java.base/java/util",
            "java.base/java/util/concurrent",
            "java.base/java/util/concurrent/atomic",
            "java.base/java/util/concurrent/locks",
            "java.base/java/util/function",
            "java.base/java/util/jar",
            "java.base/java/util/stream",
            "java.base/java/util/zip",
            "java.base/javax/net/ssl",
            "java.logging/java/util/logging",
            "java.naming/javax/naming",
            "java.naming/javax/naming/directory",
            "java.net.http/java/net/http",
            "java.rmi/java/rmi",
            "java.sql/java/sql",
            "java.sql/javax/sql");

    private JdkSignaturesWriter() {}

    /** @param arguments the file of the table, which need not be there yet */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path file = Path.of(arguments[0]);
        JdkSignatures table = JdkSignatures.parse(Files.exists(file) ? Files.readString(file) : "");
        table.add(running());
        Files.writeString(file, table.text());
    }

    static JdkSignatures running() throws IOException, ClassNotFoundException {
        FileSystem images = FileSystems.getFileSystem(URI.create("jrt:/"));
        StringBuilder out = new StringBuilder();
        for (String folder : PACKAGES) {
            List<Path> files;
            try (Stream<Path> listing = Files.list(images.getPath("modules", folder))) {
                files = listing.filter(p -> p.toString().endsWith(".class")).toList();
            }
            for (Path file : files) {
                String name = folder.substring(folder.indexOf('/') + 1) + "/"
                        + file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
                if (isOpen(type)) {
                    write(type, name, out);
                }
            }
        }
        return JdkSignatures.of(Runtime.version().feature(), out.toString());
    }

    private static boolean isOpen(Class<?> type) {
        return (type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
                && !type.isAnonymousClass()
                && (type.getDeclaringClass() == null || isOpen(type.getDeclaringClass()));
    }

    private static void write(Class<?> type, String name, StringBuilder out) {
        out.append(type.isInterface() ? "i " : "c ").append(name).append(' ').append(formals(type.getTypeParameters()));
        List<Type> supertypes = new ArrayList<>();
        supertypes.add(type.getGenericSuperclass() == null ? Object.class : type.getGenericSuperclass());
        supertypes.addAll(List.of(type.getGenericInterfaces()));
        supertypes.forEach(s -> out.append(signature(s)));
        out.append('\n');
        List<String> members = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
                members.add((Modifier.isStatic(field.getModifiers()) ? "g " : "f ") + field.getName() + " "
                        + signature(field.getGenericType()) + constant(field));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isVisible(method.getModifiers()) && !method.isSynthetic()) {
                String kind = Modifier.isStatic(method.getModifiers())
                        ? "s"
                        : Modifier.isAbstract(method.getModifiers()) ? "a" : "m";
                members.add(line(method, kind, method.getName(), signature(method.getGenericReturnType())));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isVisible(constructor.getModifiers()) && !constructor.isSynthetic()) {
                members.add(line(constructor, "m", "<init>", "V"));
            }
        }
        members.forEach(m -> out.append(m).append('\n'));
    }

    private static boolean isVisible(int modifiers) {
        return (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    private static String line(Executable method, String kind, String name, String result) {
        return (method.isVarArgs() ? kind.toUpperCase(java.util.Locale.ROOT) : kind) + " " + name + " "
                + formals(method.getTypeParameters())
                + Arrays.stream(method.getGenericParameterTypes())
                        .map(JdkSignaturesWriter::signature)
                        .collect(Collectors.joining("", "(", ")"))
                + result;
    }

    private static String constant(Field field) {
        boolean isConstant = Modifier.isStatic(field.getModifiers())
                && Modifier.isFinal(field.getModifiers())
                && Modifier.isPublic(field.getModifiers())
                && (field.getType() == int.class || field.getType() == long.class);
        if (!isConstant) {
            return "";
        }
        try {
            field.setAccessible(true);
            return " " + field.get(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "";
        }
    }

    private static String formals(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(v -> v.getName() + ":" + signature(v.getBounds()[0]))
                        .collect(Collectors.joining("", "<", ">"));
    }

    private static String signature(Type type) {
        if (type instanceof Class<?> c) {
            return c.descriptorString();
        }
        if (type instanceof TypeVariable<?> v) {
            return "T" + v.getName() + ";";
        }
        if (type instanceof GenericArrayType a) {
            return "[" + signature(a.getGenericComponentType());
        }
        if (type instanceof WildcardType w) {
            return w.getLowerBounds().length > 0
                    ? "-" + signature(w.getLowerBounds()[0])
                    : w.getUpperBounds()[0] == Object.class ? "*" : "+" + signature(w.getUpperBounds()[0]);
        }
        ParameterizedType p = (ParameterizedType) type;
        String raw = ((Class<?>) p.getRawType()).descriptorString();
        return raw.substring(0, raw.length() - 1)
                + Arrays.stream(p.getActualTypeArguments())
                        .map(JdkSignaturesWriter::signature)
                        .collect(Collectors.joining("", "<", ">;"));
    }
}
