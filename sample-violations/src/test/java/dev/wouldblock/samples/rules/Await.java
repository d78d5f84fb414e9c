package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** Waits for what another thread does. */
final class Await {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Await() {}

    static void until(Callable<Boolean> done) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("did not happen");
            }
            Thread.sleep(5);
        }
    }

    /** Asserts that a thread which stands still does not do this: a while is long enough to see that it does. */
    static void stillNot(Callable<Boolean> done) throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(done.call()).as("done by a thread that stands still").isFalse();
            Thread.sleep(10);
        }
    }
}
