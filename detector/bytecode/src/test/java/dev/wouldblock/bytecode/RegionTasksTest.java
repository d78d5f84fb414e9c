package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.file;
import static dev.wouldblock.bytecode.Regions.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task whose {@code run()} is inherited from a class that is not there. */
class RegionTasksTest {
    private static final String SAFE = file("abstract class Safe implements Runnable {"
            + " public void run() { work(); } protected abstract void work(); }");
    private static final String PAUSES = "WB_BLOCK_IN_SELECTOR_LOOP Task.work LockSupport.parkNanos";

    private static String task(String others) {
        return file("class Task extends Safe {"
                + " protected void work() { java.util.concurrent.locks.LockSupport.parkNanos(1000); }"
                + others + " }");
    }

    private static List<String> foundWithoutSafe(String task, String server) {
        Compiled compiled = Compiled.of(SAFE, task, server).without("org/x/Safe");
        return Regions.findings(Profile.DEFAULT, compiled).stream()
                .map(Regions::shown)
                .toList();
    }

    @Test
    void itsWorkIsTheOneMethodThatNobodyElseCalls() {
        assertThat(foundWithoutSafe(task(""), server("new Task().run();", ""))).containsExactly(PAUSES);
        assertThat(foundWithoutSafe(
                        task("void init() {}"), server("Task task = new Task(); task.init(); task.run();", "")))
                .containsExactly(PAUSES);
    }

    @Test
    void amongSeveralNoneIsTaken() {
        assertThat(foundWithoutSafe(task("protected void failed() {}"), server("new Task().run();", "")))
                .isEmpty();
    }

    @Test
    void whatTheProgramCallsItselfIsForTheProgram() {
        assertThat(foundWithoutSafe(task(""), server("new Task().run();", "void close(Task task) { task.work(); }")))
                .isEmpty();
    }

    @Test
    void anotherInheritedMethodMayHandTheWorkOver() {
        String starting = file("abstract class Safe implements Runnable { void start() { new Thread(this).start(); }"
                + " public void run() { work(); } protected abstract void work(); }");
        Compiled compiled = Compiled.of(starting, task(""), server("new Task().start();", ""))
                .without("org/x/Safe");

        assertThat(Regions.findings(Profile.STRICT, compiled)).isEmpty();
    }
}
