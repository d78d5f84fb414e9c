package dev.wouldblock.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A test method that is marked as the witness of a rule, read from the compiled tests.
 *
 * @param rule id of the rule
 * @param test class and method
 * @param runs simple names of the top-level sample classes that it, its lambdas and its helpers in the same class call
 */
record Witness(String rule, String test, Set<String> runs) {
    private static final Path TESTS = Path.of("target", "test-classes");
    private static final String SAMPLES = "dev/wouldblock/samples/rules/";
    private static final String MARK = "L" + SAMPLES + "WitnessOf;";

    static List<Witness> all() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .flatMap(file -> TestClass.read(file).witnesses())
                    .toList();
        }
    }

    /** What its methods call, by name and descriptor. */
    private static final class TestClass extends ClassVisitor {
        private String name = "";
        private final Map<String, String> marked = new TreeMap<>();
        private final Map<String, List<String>> called = new TreeMap<>();

        private TestClass() {
            super(Opcodes.ASM9);
        }

        static TestClass read(Path file) {
            TestClass read = new TestClass();
            try {
                new ClassReader(Files.readAllBytes(file)).accept(read, ClassReader.SKIP_DEBUG);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return read;
        }

        Stream<Witness> witnesses() {
            return marked.entrySet().stream().map(mark -> {
                String method = mark.getKey().substring(0, mark.getKey().indexOf('('));
                return new Witness(mark.getValue(), name.replace('/', '.') + "." + method, runs(mark.getKey()));
            });
        }

        private Set<String> runs(String start) {
            Set<String> samples = new TreeSet<>();
            Set<String> seen = new TreeSet<>();
            Deque<String> open = new ArrayDeque<>(List.of(name + "." + start));
            while (!open.isEmpty()) {
                String method = open.pop();
                if (!seen.add(method)) {
                    continue;
                }
                if (method.startsWith(name + ".")) {
                    open.addAll(called.getOrDefault(method.substring(name.length() + 1), List.of()));
                } else if (method.startsWith(SAMPLES)) {
                    samples.add(method.substring(SAMPLES.length()).replaceFirst("[.$].*", ""));
                }
            }
            return samples;
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
            this.name = name;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            String method = name + descriptor;
            List<String> calls = called.computeIfAbsent(method, none -> new ArrayList<>());
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    if (!annotation.equals(MARK)) {
                        return null;
                    }
                    return new AnnotationVisitor(Opcodes.ASM9) {
                        @Override
                        public void visit(String element, Object value) {
                            marked.put(method, (String) value);
                        }
                    };
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                    calls.add(owner + "." + name + descriptor);
                }

                @Override
                public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                    for (Object argument : arguments) {
                        if (argument instanceof Handle body) {
                            calls.add(body.getOwner() + "." + body.getName() + body.getDesc());
                        }
                    }
                }
            };
        }
    }
}
