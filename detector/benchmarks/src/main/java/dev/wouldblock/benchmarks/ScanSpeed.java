package dev.wouldblock.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs {@link ScanBenchmark} over the jars of a folder and prints the ratio of each, as rows of a Markdown table. */
public final class ScanSpeed {
    private static final int WARM_UP = 5;
    private static final int MEASURED = 7;

    private ScanSpeed() {}

    /** @param args the folder, and optionally the seconds of each iteration */
    public static void main(String[] args) throws IOException, RunnerException {
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        StringBuilder table = new StringBuilder("| artifact | read ms CPU | scan ms CPU | ratio CPU | ratio elapsed |\n"
                + "|---|---:|---:|---:|---:|\n");
        for (Path jar : jars(Path.of(args[0]))) {
            Cost read = measure("read", jar, seconds);
            Cost scan = measure("scan", jar, seconds);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.2f | %.2f |%n",
                    jar.getFileName(),
                    read.cpu(),
                    scan.cpu(),
                    scan.cpu() / read.cpu(),
                    scan.elapsed() / read.elapsed()));
        }
        System.out.println(table);
    }

    private record Cost(double elapsed, double cpu) {}

    /** With one processor for the JVM the scan runs on one thread, and both benchmarks collect garbage the same way. */
    private static Cost measure(String benchmark, Path jar, int seconds) throws RunnerException {
        Collection<RunResult> runs = new Runner(new OptionsBuilder()
                        .include("\\.ScanBenchmark\\." + benchmark + "$")
                        .param("jar", jar.toString())
                        .jvmArgs("-Xmx512m", "-XX:ActiveProcessorCount=1")
                        .forks(1)
                        .threads(1)
                        .warmupIterations(WARM_UP)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementIterations(MEASURED)
                        .measurementTime(TimeValue.seconds(seconds))
                        .addProfiler(CpuPerOperation.class)
                        .shouldFailOnError(true)
                        .build())
                .run();
        List<IterationResult> iterations = runs.stream()
                .flatMap(run -> run.getBenchmarkResults().stream())
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
        return new Cost(
                Medians.of(iterations.stream()
                        .map(i -> i.getPrimaryResult().getScore())
                        .toList()),
                Medians.of(iterations.stream()
                        .flatMap(i -> i.getSecondaryResults().values().stream())
                        .filter(result -> result.getLabel().equals(CpuPerOperation.LABEL))
                        .map(result -> result.getScore())
                        .toList()));
    }

    static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
