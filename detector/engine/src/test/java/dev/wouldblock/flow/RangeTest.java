package dev.wouldblock.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.model.Answer;
import dev.wouldblock.model.Op.Operator;
import dev.wouldblock.model.Terminator.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ranges against the plain arithmetic on each of their values. */
class RangeTest {
    private static final int SMALLEST = -3;
    private static final int LARGEST = 3;

    /** No answer may contradict a pair of values; where all pairs agree, an unknown loses nothing but precision. */
    @ParameterizedTest
    @EnumSource(Comparison.class)
    void aComparisonHoldsForAllNoneOrSomeOfTheValues(Comparison comparison) {
        for (Range left : smallRanges()) {
            for (Range right : smallRanges()) {
                boolean some = false;
                boolean all = true;
                for (long a : values(left)) {
                    for (long b : values(right)) {
                        some |= holds(comparison, a, b);
                        all &= holds(comparison, a, b);
                    }
                }
                Answer answer = Range.compare(comparison, left, right);
                if (answer == Answer.YES) {
                    assertThat(all).as("%s %s %s", left, comparison, right).isTrue();
                } else if (answer == Answer.NO) {
                    assertThat(some).as("%s %s %s", left, comparison, right).isFalse();
                }
                if (isInterval(left) && isInterval(right) && (all || !some)) {
                    assertThat(answer).as("%s %s %s", left, comparison, right).isEqualTo(all ? Answer.YES : Answer.NO);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void aComputationCoversEachOfItsResults(Operator operator) {
        for (Range left : smallRanges()) {
            for (Range right : smallRanges()) {
                Range result = Range.compute(operator, left, right);
                for (long a : values(left)) {
                    for (long b : values(right)) {
                        for (long value : results(operator, a, b)) {
                            assertThat(contains(result, value))
                                    .as("%s of %s and %s holds %s", operator, left, right, value)
                                    .isTrue();
                        }
                    }
                }
            }
        }
    }

    /** Where the values overflow, as {@code long} arithmetic in the program does. */
    @Test
    void agreesWithLongArithmeticOnAnyConstants() {
        SplittableRandom random = new SplittableRandom(20260101);
        long[] edges = {
            Long.MIN_VALUE, Long.MIN_VALUE + 1, Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE, Long.MAX_VALUE
        };
        for (int i = 0; i < 100_000; i++) {
            long a = random.nextBoolean() ? edges[random.nextInt(edges.length)] : random.nextLong();
            long b = random.nextBoolean() ? edges[random.nextInt(edges.length)] : random.nextLong();
            for (Comparison comparison : Comparison.values()) {
                assertThat(Range.compare(comparison, Range.of(a), Range.of(b)))
                        .isEqualTo(holds(comparison, a, b) ? Answer.YES : Answer.NO);
            }
            for (Operator operator :
                    List.of(Operator.ADD, Operator.SUBTRACT, Operator.OR, Operator.AND, Operator.COMPARE)) {
                assertThat(Range.compute(operator, Range.of(a), Range.of(b)))
                        .as("%s of %s and %s", operator, a, b)
                        .isEqualTo(Range.of(results(operator, a, b).get(0)));
            }
        }
    }

    @Test
    void nullIsZeroAndAnObjectIsNot() {
        assertThat(Range.compare(Comparison.EQUAL, Range.ZERO, Range.ZERO)).isEqualTo(Answer.YES);
        assertThat(Range.compare(Comparison.EQUAL, Range.NOT_ZERO, Range.ZERO)).isEqualTo(Answer.NO);
        assertThat(Range.compare(Comparison.NOT_EQUAL, Range.ZERO, Range.NOT_ZERO))
                .isEqualTo(Answer.YES);
        assertThat(Range.compare(Comparison.EQUAL, Range.ALL, Range.ZERO)).isEqualTo(Answer.UNKNOWN);
        assertThat(Range.compute(Operator.INSTANCE_OF, Range.ZERO, Range.ZERO)).isEqualTo(Range.ZERO);
    }

    private static List<Range> smallRanges() {
        List<Range> ranges = new ArrayList<>();
        for (long low = SMALLEST; low <= LARGEST; low++) {
            for (long high = low; high <= LARGEST; high++) {
                ranges.add(new Range(low, high, low > 0 || high < 0));
                if (low <= 0 && high >= 0 && low < high) {
                    ranges.add(new Range(low, high, true));
                }
            }
        }
        return ranges;
    }

    /** Without a hole in the middle the bounds alone decide, so the exact answer can be asked for. */
    private static boolean isInterval(Range range) {
        return !range.nonZero() || range.low() > 0 || range.high() < 0;
    }

    private static long[] values(Range range) {
        return LongStream.rangeClosed(range.low(), range.high())
                .filter(value -> contains(range, value))
                .toArray();
    }

    private static boolean contains(Range range, long value) {
        return range.low() <= value && value <= range.high() && !(range.nonZero() && value == 0);
    }

    private static boolean holds(Comparison comparison, long a, long b) {
        return switch (comparison) {
            case EQUAL -> a == b;
            case NOT_EQUAL -> a != b;
            case LESS -> a < b;
            case GREATER_OR_EQUAL -> a >= b;
            case GREATER -> a > b;
            case LESS_OR_EQUAL -> a <= b;
        };
    }

    /** What the operation may answer for two values; an object is an instance of some types and not of others. */
    private static List<Long> results(Operator operator, long a, long b) {
        return switch (operator) {
            case ADD -> List.of(a + b);
            case SUBTRACT -> List.of(a - b);
            case OR -> List.of(a | b);
            case AND -> List.of(a & b);
            case COMPARE -> List.of((long) Long.compare(a, b));
            case INSTANCE_OF -> a == 0 ? List.of(0L) : List.of(0L, 1L);
            case OTHER -> List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE);
        };
    }
}
