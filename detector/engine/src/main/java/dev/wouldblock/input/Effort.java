package dev.wouldblock.input;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How a scan goes about its work. None of it changes what is found.
 *
 * @param threads at least 1
 */
public record Effort(int threads, Progress progress) {
    public Effort {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
    }

    /** All processors, and nobody watches. */
    public static Effort usual() {
        return new Effort(Runtime.getRuntime().availableProcessors(), Progress.NONE);
    }

    /** The same inputs; {@link #progress} sees when each is read for the first time. */
    public List<Input> watch(String what, List<Input> inputs) {
        if (progress == Progress.NONE) {
            return inputs;
        }
        progress.reading(what, inputs.size());
        return inputs.stream()
                .<Input>map(input -> new Watched(input, progress, new AtomicBoolean()))
                .toList();
    }

    private record Watched(Input input, Progress progress, AtomicBoolean wasRead) implements Input {
        @Override
        public String label() {
            return input.label();
        }

        @Override
        public Optional<String> pathBelowRoot() {
            return input.pathBelowRoot();
        }

        @Override
        public byte[] bytes() throws IOException {
            if (!wasRead.getAndSet(true)) {
                progress.read();
            }
            return input.bytes();
        }
    }
}
