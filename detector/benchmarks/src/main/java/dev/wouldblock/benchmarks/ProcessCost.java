package dev.wouldblock.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Processor time, user and system, of whole processes: SpotBugs with and without the plugin, SpotBugs with nothing but
 * the plugin, and the command line. They take turns, so that what else the machine does falls on all of them.
 */
public final class ProcessCost {
    private final Path spotbugs;
    private final Path plugin;
    private final Path commandLine;
    private final Path scratch;

    private ProcessCost(Path spotbugs, Path plugin, Path commandLine, Path scratch) {
        this.spotbugs = spotbugs;
        this.plugin = plugin;
        this.commandLine = commandLine;
        this.scratch = scratch;
    }

    /**
     * @param args the folder with the jars of SpotBugs, the plugin's jar, the command line's jar, the number of rounds,
     *     and the jars to analyse
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(args[3]);
        Path scratch = Files.createTempDirectory("wouldblock-benchmarks");
        ProcessCost cost = new ProcessCost(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), scratch);
        StringBuilder table = new StringBuilder(
                "| artifact | SpotBugs s | with the plugin s | ratio | plugin alone s | command line s | ratio |\n"
                        + "|---|---:|---:|---:|---:|---:|---:|\n");
        for (String jar : Arrays.asList(args).subList(4, args.length)) {
            table.append(cost.compare(Path.of(jar), rounds));
            System.out.println(table);
        }
    }

    private String compare(Path jar, int rounds) throws IOException, InterruptedException {
        double[] without = new double[rounds];
        double[] with = new double[rounds];
        double[] alone = new double[rounds];
        double[] scan = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            // Whoever goes second finds the files in memory: take turns in that, too.
            if (i % 2 == 0) {
                without[i] = spotBugs(jar);
                with[i] = spotBugs(jar, "-pluginList", plugin.toString());
            } else {
                with[i] = spotBugs(jar, "-pluginList", plugin.toString());
                without[i] = spotBugs(jar);
            }
            alone[i] = spotBugs(jar, "-pluginList", plugin.toString(), "-visitors", "WouldBlockDetector");
            scan[i] = run(
                    commandLine.toString(),
                    "dev.wouldblock.cli.Main",
                    Set.of(0, 1),
                    List.of("scan", "--classes", jar.toString()));
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.1f, with %.1f, alone %.1f, command line %.1f%n",
                    jar.getFileName(),
                    without[i],
                    with[i],
                    alone[i],
                    scan[i]);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.3f | %.1f | %.1f | %.3f |%n",
                jar.getFileName(),
                Medians.of(without),
                Medians.of(with),
                Medians.ofRatios(with, without),
                Medians.of(alone),
                Medians.of(scan),
                Medians.ofRatios(scan, alone));
    }

    private double spotBugs(Path jar, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-xml=" + scratch.resolve("report.xml"), jar.toString()));
        return run(spotbugs + File.separator + "*", "edu.umd.cs.findbugs.FindBugs2", Set.of(0), arguments);
    }

    /** Seconds of processor time. */
    private double run(String classPath, String main, Set<Integer> expected, List<String> arguments)
            throws IOException, InterruptedException {
        Path cpu = scratch.resolve("cpu");
        Files.deleteIfExists(cpu);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                classPath + File.pathSeparator + ownClasses(),
                Metered.class.getName(),
                cpu.toString(),
                main));
        command.addAll(arguments);
        Path log = scratch.resolve("log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (!expected.contains(status)) {
            throw new IOException(main + " ended with " + status + ":\n" + Files.readString(log));
        }
        return Long.parseLong(Files.readString(cpu)) / 1e9;
    }

    private static Path ownClasses() {
        try {
            return Path.of(Metered.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
