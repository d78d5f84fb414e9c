package dev.wouldblock.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/** Runs {@link ScanBenchmark} over the jars of a folder and prints the ratio of each, as rows of a Markdown table. */
public final class ScanSpeed {
    /** With one processor for the JVM the scan runs on one thread, and both benchmarks collect garbage the same way. */
    private static final String ONE_PROCESSOR = "-XX:ActiveProcessorCount=1";

    private ScanSpeed() {}

    /** @param args the folder, and optionally the seconds of each iteration */
    public static void main(String[] args) throws IOException, RunnerException {
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        StringBuilder table = new StringBuilder("| artifact | read ms CPU | scan ms CPU | ratio CPU | ratio elapsed |\n"
                + "|---|---:|---:|---:|---:|\n");
        for (Path jar : jars(Path.of(args[0]))) {
            Measurement read = Measurement.of(
                    "ScanBenchmark.read", jar, Measurement.Rounds.OF_SHORT_OPERATIONS, seconds, ONE_PROCESSOR);
            Measurement scan = Measurement.of(
                    "ScanBenchmark.scan", jar, Measurement.Rounds.OF_SHORT_OPERATIONS, seconds, ONE_PROCESSOR);
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

    static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
