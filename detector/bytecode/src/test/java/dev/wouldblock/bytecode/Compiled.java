package dev.wouldblock.bytecode;

import dev.wouldblock.input.Input;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources compiled in memory by the running JDK's compiler, for its real instruction sequences. */
record Compiled(SortedMap<String, byte[]> classFiles) {
    /** @param sources complete source files, each with one top-level class that is named first in the file */
    static Compiled of(String... sources) {
        return forRelease("17", sources);
    }

    /** @param release the Java version whose class files are wanted */
    static Compiled forRelease(String release, String... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        SortedMap<String, ByteArrayOutputStream> written = new TreeMap<>();
        StandardJavaFileManager standard = compiler.getStandardFileManager(null, Locale.ROOT, null);
        JavaFileManager files = new ForwardingJavaFileManager<JavaFileManager>(standard) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String className, JavaFileObject.Kind kind, javax.tools.FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        ByteArrayOutputStream out = new ByteArrayOutputStream();
                        written.put(className.replace('.', '/'), out);
                        return out;
                    }
                };
            }
        };
        List<JavaFileObject> units = new ArrayList<>();
        for (String source : sources) {
            String name = source.replaceFirst("(?s).*?\\b(?:class|interface|record|enum) (\\w+).*", "$1");
            units.add(new SimpleJavaFileObject(URI.create("memory:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source;
                }
            });
        }
        List<String> options = List.of("-g", "--release", release, "-Xlint:-options", "-proc:none");
        if (!compiler.getTask(null, files, null, options, null, units).call()) {
            throw new IllegalArgumentException("the sources do not compile");
        }
        SortedMap<String, byte[]> classFiles = new TreeMap<>();
        written.forEach((name, out) -> classFiles.put(name, out.toByteArray()));
        return new Compiled(classFiles);
    }

    /** The same without a class, as if it were one of a library that is not there. */
    Compiled without(String name) {
        SortedMap<String, byte[]> others = new TreeMap<>(classFiles);
        if (others.remove(name) == null) {
            throw new IllegalArgumentException(name);
        }
        return new Compiled(others);
    }

    Collection<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        classFiles.forEach((name, bytes) -> inputs.add(new MemoryInput(name + ".class", bytes)));
        return inputs;
    }

    /** The model of a class, whether or not it has to do with channels. */
    ClassModel model(String name) {
        return model(classFiles.get(name));
    }

    static ClassModel model(byte[] bytes) {
        return ClassLowering.lower(ClassFileScanner.scan(bytes), bytes, new SharedRefs(), problem -> {
            throw new AssertionError(problem);
        });
    }

    MethodModel method(String owner, String name) {
        return method(model(owner), name);
    }

    static MethodModel method(ClassModel model, String name) {
        return model.methods().stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(model.name() + " has no method " + name));
    }
}
