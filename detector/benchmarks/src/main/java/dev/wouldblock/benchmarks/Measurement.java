package dev.wouldblock.benchmarks;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What one operation costs: the medians over the iterations, in milliseconds.
 *
 * @param cpu processor time of the whole process
 */
record Measurement(double elapsed, double cpu) {
    /** How often an operation is run: one that takes seconds varies less, and is compiled soon. */
    enum Rounds {
        OF_SHORT_OPERATIONS(5, 7),
        OF_LONG_OPERATIONS(2, 3);

        private final int warmUp;
        private final int measured;

        Rounds(int warmUp, int measured) {
            this.warmUp = warmUp;
            this.measured = measured;
        }
    }

    /**
     * Runs a benchmark that has the parameter {@code jar} in a JVM of its own with 512 MB.
     *
     * @param benchmark simple names of its class and method, with a dot between them
     * @param jvmArgs what the JVM is given besides
     */
    static Measurement of(String benchmark, Path jar, Rounds rounds, int seconds, String... jvmArgs)
            throws RunnerException {
        Collection<RunResult> runs = new Runner(new OptionsBuilder()
                        .include("\\." + benchmark.replace(".", "\\.") + "$")
                        .param("jar", jar.toString())
                        .jvmArgs("-Xmx512m")
                        .jvmArgsAppend(jvmArgs)
                        .forks(1)
                        .threads(1)
                        .warmupIterations(rounds.warmUp)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementIterations(rounds.measured)
                        .measurementTime(TimeValue.seconds(seconds))
                        .addProfiler(CpuPerOperation.class)
                        .shouldFailOnError(true)
                        .build())
                .run();
        List<IterationResult> iterations = runs.stream()
                .flatMap(run -> run.getBenchmarkResults().stream())
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
        return new Measurement(
                Medians.of(iterations.stream()
                        .map(i -> i.getPrimaryResult().getScore())
                        .toList()),
                Medians.of(iterations.stream()
                        .flatMap(i -> i.getSecondaryResults().values().stream())
                        .filter(result -> result.getLabel().equals(CpuPerOperation.LABEL))
                        .map(result -> result.getScore())
                        .toList()));
    }
}
