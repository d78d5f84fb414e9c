package dev.wouldblock.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.Analyzer;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.input.Input;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How tests use a program tells nothing about the program, and is looked at on its own. */
class TestCodeTest {
    private static final Compiled COMPILED = Compiled.of(
            Regions.server("idle();", "void idle() throws Exception {}"), Regions.file("""
                    class Pause {
                        static void once() throws Exception {
                            Thread.sleep(10);
                        }
                    }"""), Regions.file("""
                    class SlowServer extends Server {
                        SlowServer(Selector selector) {
                            super(selector);
                        }
                        @Override
                        void idle() throws Exception {
                            Pause.once();
                            new CountDownLatch(1).await();
                        }
                    }"""));

    /** @param folder of the class that makes the server slow */
    private static Program program(String folder) {
        List<Input> inputs = new ArrayList<>();
        COMPILED.classFiles().forEach((name, bytes) -> {
            String root = name.endsWith("SlowServer") ? folder : "target/classes";
            inputs.add(new MemoryInput(root + "/" + name + ".class", bytes));
        });
        return Lowering.lower(inputs, List.of(), 1).program();
    }

    private static List<String> found(Program program) {
        return new Analyzer(Pages.load(), Profile.STRICT)
                .analyze(program, "bytecode").stream().map(Regions::shown).toList();
    }

    @Test
    void aTestDoesNotMakeTheProgramBlock() {
        assertThat(found(program("target/classes")))
                .containsExactlyInAnyOrder(
                        "WB_BLOCK_IN_SELECTOR_LOOP Pause.once Thread.sleep",
                        "WB_BLOCK_IN_SELECTOR_LOOP SlowServer.idle CountDownLatch.await");
        assertThat(found(program("target/test-classes")))
                .containsExactly("WB_BLOCK_IN_SELECTOR_LOOP SlowServer.idle CountDownLatch.await");
    }

    @Test
    void productionCodeIsWhatIsNoTest() {
        Program all = program("target/test-classes");
        assertThat(all.classes()).extracting(ClassModel::name).contains("org/x/SlowServer");
        assertThat(all.isTest("org/x/SlowServer")).isTrue();
        assertThat(all.isTest("org/x/Server")).isFalse();
        assertThat(all.production().classes())
                .extracting(ClassModel::name)
                .contains("org/x/Server", "org/x/Pause")
                .doesNotContain("org/x/SlowServer");

        Program without = program("target/classes");
        assertThat(without.production()).isSameAs(without);
    }
}
