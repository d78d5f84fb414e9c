package dev.wouldblock.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.input.Input;
import dev.wouldblock.input.Inputs;
import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodModel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;

/** What a look at the class file says that code names is what the code names when it is read. */
class MentionsTest {
    private static final String SOURCE = """
            package org.x;
            class All {
                static final String CONSTANT = "constant";
                int count;
                static long total;
                java.util.function.Supplier<Object> supplier = Object::new;
                private void own() { own(); }
                Object calls(java.util.List<String> list, int how) throws Exception {
                    java.util.function.Function<String, Integer> f = s -> s.length() + how;
                    list.forEach(System.out::println);
                    super.toString();
                    count += how;
                    total++;
                    long[][] arrays = new long[how][3];
                    switch (how) { case 1: own(); break; case 2: return CONSTANT; case 3: default: }
                    switch (how) { case 1: own(); break; case 1000000: return "far" + how + list; default: }
                    try { own(); } catch (IllegalStateException e) { return null; } finally { total--; }
                    synchronized (list) { return new All(); }
                }
                boolean wide() {
                    long a0 = 0; %s
                    a300++; a300 += 1000;
                    return a300 > 0;
                }
            }""";

    private static String source() {
        StringBuilder locals = new StringBuilder();
        for (int i = 1; i <= 300; i++) {
            locals.append("int a").append(i).append(" = ").append(i).append("; ");
        }
        return SOURCE.formatted(locals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "11", "17"})
    void areThoseOfTheCode(String release) {
        Compiled compiled = Compiled.forRelease(release, source());

        List<MethodModel> methods = compiled.model("org/x/All").methods();

        assertThat(methods).hasSizeGreaterThan(4).allSatisfy(MentionsTest::check);
    }

    /** Of a library as it is released. */
    @Test
    void areThoseOfTheCodeOfALibrary() throws IOException, URISyntaxException {
        Path jar = Path.of(ClassReader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Inputs inputs = Inputs.classes(jar)) {
            int checked = 0;
            for (Input input : inputs.inputs()) {
                if (!input.label().endsWith("module-info.class")) {
                    for (MethodModel method : Compiled.model(input.bytes()).methods()) {
                        check(method);
                        checked++;
                    }
                }
            }
            assertThat(checked).isGreaterThan(500);
        }
    }

    private static void check(MethodModel method) {
        Mentions said = method.mentions();
        Mentions read = new MethodModel(
                        method.owner(),
                        method.name(),
                        method.descriptor(),
                        method.parameterCount(),
                        method.modifiers(),
                        method.enclosing(),
                        method.registerCount(),
                        method.position(),
                        method.blocks())
                .mentions();
        assertThat(said.calls()).as("calls of %s", method).containsExactlyInAnyOrderElementsOf(read.calls());
        assertThat(said.lambdas()).as("lambdas of %s", method).containsExactlyInAnyOrderElementsOf(read.lambdas());
        assertThat(said.loads()).as("loads of %s", method).containsExactlyInAnyOrderElementsOf(read.loads());
        assertThat(said.stores()).as("stores of %s", method).containsExactlyInAnyOrderElementsOf(read.stores());
        assertThat(said.made()).as("objects of %s", method).containsExactlyInAnyOrderElementsOf(read.made());
        // The type that an instanceof names is a constant of the code that is read.
        assertThat(read.texts()).as("texts of %s", method).containsAll(said.texts());
        assertThat(said.caught()).as("catches of %s", method).containsAll(read.caught());
    }
}
