package dev.wouldblock.benchmarks;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.input.Input;
import dev.wouldblock.input.Inputs;
import dev.wouldblock.source.SourceScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The whole analysis of a sources jar against merely parsing its files. Both read the bytes from the jar each time and
 * use as many threads as the JVM sees processors.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SourceScanBenchmark {
    @Param("")
    public String jar = "";

    private final Pages pages = Pages.load();

    /** What {@code wouldblock scan --sources} does between start-up and report. */
    @Benchmark
    public AnalysisResult scan() throws IOException {
        return SourceScan.scan(pages, List.of(Path.of(jar)), Profile.DEFAULT);
    }

    /** Every file with JavaParser as it is configured by default, at the newest language level. */
    @Benchmark
    public int parse() throws IOException, InterruptedException, ExecutionException {
        return parseAll(false);
    }

    /** Without what the scan leaves out too: attached comments, and the check of rules that are not in the grammar. */
    @Benchmark
    public int parseBare() throws IOException, InterruptedException, ExecutionException {
        return parseAll(true);
    }

    private int parseAll(boolean isBare) throws IOException, InterruptedException, ExecutionException {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (Inputs inputs = Inputs.sources(Path.of(jar))) {
            AtomicInteger next = new AtomicInteger();
            List<Future<Integer>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> parseSome(inputs.inputs(), next, isBare)));
            }
            int parsed = 0;
            for (Future<Integer> worker : workers) {
                parsed += worker.get();
            }
            return parsed;
        } finally {
            pool.shutdownNow();
        }
    }

    private static int parseSome(List<Input> inputs, AtomicInteger next, boolean isBare) throws IOException {
        int parsed = 0;
        for (int i = next.getAndIncrement(); i < inputs.size(); i = next.getAndIncrement()) {
            ParserConfiguration configuration =
                    new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_26);
            if (isBare) {
                configuration.setAttributeComments(false).setDetectOriginalLineSeparator(false);
                configuration.getProcessors().clear();
            }
            String text = new String(inputs.get(i).bytes(), StandardCharsets.UTF_8);
            parsed += new JavaParser(configuration).parse(text).getResult().isPresent() ? 1 : 0;
        }
        return parsed;
    }
}
