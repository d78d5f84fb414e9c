package dev.wouldblock.region;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.flow.Arguments;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnteredTest {
    private static final MethodModel FILL =
            new MethodModel("org/acme/Pipe", "fill", "(I)V", 2, Set.of(), "fill", 2, Position.UNKNOWN, List.of());

    private final Entered entered = new Entered();

    private static Entered.Entry fill(String self, int count) {
        return new Entered.Entry(
                FILL,
                self,
                new Arguments(Map.of(1, new Value.Constant(Optional.of((long) count))), Set.of(), Map.of()));
    }

    private static Entered.Entry fillWithAnything() {
        return new Entered.Entry(FILL, "org/acme/Pipe", Arguments.UNKNOWN);
    }

    @Test
    void theNinthConstantIsOneTooMany() {
        IntStream.range(0, 8).forEach(count -> {
            assertThat(entered.isCrowded(fill("org/acme/Pipe", count))).isFalse();
            assertThat(entered.add(fill("org/acme/Pipe", count))).isTrue();
        });
        assertThat(entered.isCrowded(fill("org/acme/Pipe", 8))).isTrue();
        assertThat(entered.isCrowded(fill("org/acme/Pipe", 7))).isFalse();
        assertThat(entered.isCrowded(fill("org/acme/LongPipe", 8))).isFalse();
        assertThat(entered.isCrowded(fillWithAnything())).isFalse();
    }

    @Test
    void nothingIsNewAfterAnything() {
        assertThat(entered.add(fill("org/acme/Pipe", 1))).isTrue();
        assertThat(entered.hasAll(FILL, "org/acme/Pipe")).isFalse();
        assertThat(entered.add(fillWithAnything())).isTrue();
        assertThat(entered.hasAll(FILL, "org/acme/Pipe")).isTrue();
        assertThat(entered.add(fill("org/acme/Pipe", 2))).isFalse();
        assertThat(entered.add(fill("org/acme/LongPipe", 2))).isTrue();
    }
}
