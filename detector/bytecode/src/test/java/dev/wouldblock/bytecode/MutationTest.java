package dev.wouldblock.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.Analyzer;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.input.Input;
import dev.wouldblock.input.Inputs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Damages real class files and analyses each among its sound neighbours: nothing may escape, nothing may hang. A short
 * run with a fixed seed in every build; the profile {@code fuzz} runs longer, with another seed each time.
 */
class MutationTest {
    private static final int ITERATIONS = Integer.getInteger("fuzz.iterations", 400);
    private static final long SEED = seed(System.getProperty("fuzz.seed", "1"));
    /** Generous, because the machine may be busy; what takes long takes for ever. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int NEIGHBOURS = 3;

    private final Analyzer analyzer = new Analyzer(Pages.load(), Profile.STRICT);

    private static long seed(String text) {
        return text.equals("random") ? System.nanoTime() : Long.parseLong(text);
    }

    @Test
    void damageStaysInsideTheClass() throws IOException, InterruptedException {
        List<List<Input>> programs = programs();
        System.out.println("fuzz.seed=" + SEED + " fuzz.iterations=" + ITERATIONS);
        ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < ITERATIONS; i++) {
            Random random = new Random(SEED + i);
            List<Input> program = programs.get(random.nextInt(programs.size()));
            Input victim = program.get(random.nextInt(program.size()));
            byte[] damaged = Damage.to(victim.bytes(), random);
            List<Input> inputs = new ArrayList<>(List.of(new MemoryInput("damaged.class", damaged)));
            for (int n = 0; n < NEIGHBOURS; n++) {
                inputs.add(program.get(random.nextInt(program.size())));
            }
            Future<List<Finding>> result = worker.submit(
                    () -> analyzer.analyze(Lowering.lower(inputs, List.of(), 1).program(), "bytecode"));
            try {
                result.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                Path kept = Files.write(Files.createTempFile("damaged", ".class"), damaged);
                throw new AssertionError(
                        "-Dfuzz.seed=" + (SEED + i) + " -Dfuzz.iterations=1: " + victim.label() + " damaged, see "
                                + kept,
                        e);
            }
        }
        worker.shutdown();
    }

    /** The damage is only worth something where the sound classes take the analysis all the way. */
    @Test
    void theSoundClassesHaveFindings() {
        assertThat(analyzer.analyze(
                        Lowering.lower(Servers.COMPILED.inputs(), List.of(), 2).program(), "bytecode"))
                .extracting(Finding::rule)
                .contains("WB_WRITE_IGNORED", "WB_ACCEPT_NULL");
    }

    /**
     * Ours, which have findings, most often; the channels of the JDK, which are large; and the jars that the user names.
     */
    private static List<List<Input>> programs() throws IOException {
        List<List<Input>> programs = new ArrayList<>();
        List<Input> servers = List.copyOf(Servers.COMPILED.inputs());
        programs.addAll(List.of(servers, servers, servers, jdk("sun/nio/ch")));
        for (String jar : System.getProperty("fuzz.jars", "").split("[,\\s]+")) {
            if (!jar.isEmpty()) {
                programs.add(jar(Path.of(jar)));
            }
        }
        return programs;
    }

    private static List<Input> jdk(String folder) throws IOException {
        List<Input> classes = new ArrayList<>();
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base", folder);
        try (Stream<Path> files = Files.list(modules)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                classes.add(new MemoryInput(file.toString(), Files.readAllBytes(file)));
            }
        }
        return classes;
    }

    /** The classes of a jar that are read in full. */
    private static List<Input> jar(Path jar) throws IOException {
        List<Input> classes = new ArrayList<>();
        try (Inputs inputs = Inputs.classes(jar)) {
            for (Input input : inputs.inputs()) {
                byte[] bytes = input.bytes();
                if (ClassFileScanner.scan(bytes).mentionsChannels()) {
                    classes.add(new MemoryInput(input.label(), bytes));
                }
            }
        }
        return classes;
    }
}
