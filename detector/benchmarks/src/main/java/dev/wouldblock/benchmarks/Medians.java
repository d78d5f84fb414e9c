package dev.wouldblock.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/** The middle of measured values: one disturbed measurement does not move it. */
final class Medians {
    private Medians() {}

    static double of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The middle of the ratios of neighbours, which were measured under the same conditions. */
    static double ofRatios(double[] numerators, double[] denominators) {
        return of(IntStream.range(0, numerators.length)
                .mapToObj(i -> numerators[i] / denominators[i])
                .toList());
    }

    static double of(double[] values) {
        return of(Arrays.stream(values).boxed().toList());
    }
}
