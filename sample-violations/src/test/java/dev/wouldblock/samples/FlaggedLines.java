package dev.wouldblock.samples;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** The lines of samples that a rule flags, and the threads of this process that stand on one of them. */
public final class FlaggedLines {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** File name and line of each. */
    private final Set<Map.Entry<String, Integer>> lines = new HashSet<>();

    private final String rule;

    private FlaggedLines(String rule) throws IOException {
        this.rule = rule;
        String file = SampleSources.violation(rule);
        SampleSources.expectations(file).keySet().stream()
                .filter(place -> place.rule().equals(rule))
                .forEach(place -> lines.add(Map.entry(file.substring(file.lastIndexOf('/') + 1), place.line())));
    }

    /** Waits until a thread is in a call that the rule flags. */
    public static void awaitThread(String rule) throws IOException, InterruptedException, TimeoutException {
        awaitThreads(rule, 1);
    }

    /** Waits until at least so many threads are in such calls at the same time. */
    public static void awaitThreads(String rule, int count) throws IOException, InterruptedException, TimeoutException {
        FlaggedLines flagged = new FlaggedLines(rule);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (flagged.threads().size() < count) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("threads in calls that " + flagged.rule + " flags: " + flagged.threads());
            }
            Thread.sleep(5);
        }
    }

    private List<Thread> threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith("dev.wouldblock.samples.rules.")
                                && lines.contains(Map.entry(String.valueOf(frame.getFileName()), frame.getLineNumber()))))
                .map(Map.Entry::getKey)
                .toList();
    }
}
