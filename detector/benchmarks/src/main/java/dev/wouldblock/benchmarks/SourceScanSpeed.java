package dev.wouldblock.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** Runs {@link SourceScanBenchmark} over the jars of a folder and prints the ratios of each, as rows of a Markdown table. */
public final class SourceScanSpeed {
    private SourceScanSpeed() {}

    /** @param args the folder, and optionally the seconds of each iteration */
    public static void main(String[] args) throws IOException, RunnerException {
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        StringBuilder table = new StringBuilder(
                "| artifact | parse ms CPU | parse bare ms CPU | scan ms CPU | ratio CPU | ratio to bare CPU | ratio elapsed |\n"
                        + "|---|---:|---:|---:|---:|---:|---:|\n");
        for (Path jar : ScanSpeed.jars(Path.of(args[0]))) {
            Measurement parse =
                    Measurement.of("SourceScanBenchmark.parse", jar, Measurement.Rounds.OF_LONG_OPERATIONS, seconds);
            Measurement bare = Measurement.of(
                    "SourceScanBenchmark.parseBare", jar, Measurement.Rounds.OF_LONG_OPERATIONS, seconds);
            Measurement scan =
                    Measurement.of("SourceScanBenchmark.scan", jar, Measurement.Rounds.OF_LONG_OPERATIONS, seconds);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %.2f | %.2f | %.2f |%n",
                    jar.getFileName(),
                    parse.cpu(),
                    bare.cpu(),
                    scan.cpu(),
                    scan.cpu() / parse.cpu(),
                    scan.cpu() / bare.cpu(),
                    scan.elapsed() / parse.elapsed()));
        }
        System.out.println(table);
    }
}
