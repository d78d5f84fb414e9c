package dev.wouldblock.samples;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles one source file of this module as if it were another text, against the other classes of the module. */
final class SampleCompiler {
    private SampleCompiler() {}

    /** What the compiler has to complain about. */
    static List<String> errors(String file, String text) throws IOException {
        Path folder = Files.createTempDirectory("wouldblock-edited");
        try {
            return compile(file, text, folder);
        } finally {
            delete(folder);
        }
    }

    /**
     * Compiles into a folder.
     *
     * @return errors, one line each
     */
    static List<String> compile(String file, String text, Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaFileObject source =
                new SimpleJavaFileObject(SampleSources.ROOT.resolve(file).toUri(), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        List<String> options = List.of(
                "-d",
                folder.toString(),
                "-proc:none",
                "-nowarn",
                "-encoding",
                StandardCharsets.UTF_8.name(),
                "-classpath",
                SampleSources.CLASSES + System.getProperty("path.separator") + System.getProperty("java.class.path"));
        boolean isCompiled = compiler.getTask(
                        new StringWriter(), null, diagnostics, options, null, List.of(source))
                .call();
        return isCompiled
                ? List.of()
                : diagnostics.getDiagnostics().stream()
                        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                        .map(d -> d.getLineNumber() + ": " + d.getMessage(null))
                        .toList();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted((a, b) -> b.compareTo(a)).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
