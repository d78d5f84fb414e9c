package dev.wouldblock.source;

import dev.wouldblock.Analyzer;
import dev.wouldblock.bytecode.Lowering;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.input.Input;
import dev.wouldblock.model.Program;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The same source through both front ends: lowered as it is, and compiled in memory and lowered from class files. */
final class Compared {
    private Compared() {}

    private record Text(String label, String text) implements Input {
        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private record Compiled(String label, byte[] bytes) implements Input {}

    static SourceLowering.Lowered lowered(String fileName, String source) {
        return SourceLowering.lower(List.of(new Text(fileName, source)), 1);
    }

    /** @param sources by the names of their files */
    static Program fromSources(Map<String, String> sources) {
        List<Input> inputs = new ArrayList<>();
        new TreeMap<>(sources).forEach((name, text) -> inputs.add(new Text(name, text)));
        return SourceLowering.lower(inputs, 1).program();
    }

    static Program fromSource(String fileName, String source) {
        return lowered(fileName, source).program();
    }

    static Program fromClasses(String fileName, String source) {
        return fromClasses(fileName, source, "17");
    }

    /** @param release the Java version whose class files are wanted */
    static Program fromClasses(String fileName, String source, String release) {
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
        JavaFileObject unit =
                new SimpleJavaFileObject(URI.create("memory:///" + fileName), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of("-g", "--release", release, "-Xlint:-options", "-proc:none");
        if (!compiler.getTask(null, files, null, options, null, List.of(unit)).call()) {
            throw new IllegalArgumentException("the source does not compile");
        }
        List<Input> inputs = new ArrayList<>();
        written.forEach((name, out) -> inputs.add(new Compiled(name + ".class", out.toByteArray())));
        return Lowering.lower(inputs, List.of(), 1).program();
    }

    /** Rule, line and fix of all findings. */
    static List<String> findings(Program program) {
        return new Analyzer(Pages.load(), Profile.STRICT)
                .analyze(program, "source").stream()
                        .map(f -> f.location().position().line() + " " + f.rule() + " " + f.fix())
                        .sorted()
                        .collect(Collectors.toList());
    }
}
