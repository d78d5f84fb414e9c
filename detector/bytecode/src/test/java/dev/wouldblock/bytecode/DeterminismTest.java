package dev.wouldblock.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.Analyzer;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.input.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminismTest {
    private final Analyzer analyzer = new Analyzer(Pages.load(), Profile.STRICT);

    private List<Finding> findings(List<Input> inputs, int threads) {
        return analyzer.analyze(Lowering.lower(inputs, List.of(), threads).program(), "bytecode");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void findingsDependNeitherOnThreadsNorOnOrder(int threads) {
        List<Input> inputs = new ArrayList<>(Servers.COMPILED.inputs());
        List<Finding> expected = findings(inputs, 1);
        assertThat(expected).hasSizeGreaterThan(2);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(inputs, new Random(seed));
            assertThat(findings(inputs, threads)).isEqualTo(expected);
        }
    }

    /** A second analysis in the same process starts from nothing. */
    @Test
    void aRunLeavesNothingBehind() {
        List<Input> all = new ArrayList<>(Servers.COMPILED.inputs());
        List<Finding> expected = findings(all, 1);

        all.forEach(one -> findings(List.of(one), 1));

        assertThat(findings(all, 1)).isEqualTo(expected);
    }
}
