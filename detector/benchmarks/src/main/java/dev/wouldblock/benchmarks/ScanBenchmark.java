package dev.wouldblock.benchmarks;

import dev.wouldblock.bytecode.BytecodeScan;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.input.Input;
import dev.wouldblock.input.Inputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The whole analysis of a jar against merely reading its classes. Both read the bytes from the jar each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ScanBenchmark {
    @Param("")
    public String jar = "";

    private final Pages pages = Pages.load();

    /** What {@code wouldblock scan} does between start-up and report. */
    @Benchmark
    public AnalysisResult scan() throws IOException {
        return BytecodeScan.scan(pages, List.of(Path.of(jar)), List.of(), Profile.DEFAULT);
    }

    /** The least that an analysis on ASM trees has to do. */
    @Benchmark
    public int read() throws IOException {
        int methods = 0;
        try (Inputs inputs = Inputs.classes(Path.of(jar))) {
            for (Input input : inputs.inputs()) {
                ClassNode tree = new ClassNode();
                new ClassReader(input.bytes()).accept(tree, 0);
                methods += tree.methods.size();
            }
        }
        return methods;
    }
}
