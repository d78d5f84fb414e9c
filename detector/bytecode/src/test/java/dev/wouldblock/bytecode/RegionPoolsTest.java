package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.found;
import static dev.wouldblock.bytecode.Regions.type;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that waits for a task which the same bounded pool has to run. */
class RegionPoolsTest {
    private static final String JOIN = "WB_JOIN_IN_SAME_POOL ";

    private static String pools(String pool, String task) {
        return type("""
                final ExecutorService pool = %s;
                final ExecutorService other = Executors.newFixedThreadPool(4);
                Future<String> start() {
                    return pool.submit(() -> %s);
                }
                String part() {
                    return "part";
                }
                """.formatted(pool, task));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Executors.newFixedThreadPool(2)",
                "Executors.newSingleThreadExecutor()",
                "Executors.newScheduledThreadPool(1)",
            })
    void aTaskThatWaitsForItsPoolIsFound(String pool) {
        assertThat(found(pools(pool, "pool.submit(this::part).get()")))
                .containsExactly(JOIN + "Server.start Future.get");
    }

    @Test
    void aPoolThatGrowsRunsBoth() {
        assertThat(found(pools("Executors.newCachedThreadPool()", "pool.submit(this::part).get()")))
                .isEmpty();
    }

    @Test
    void anotherPoolRunsThePart() {
        assertThat(found(pools("Executors.newFixedThreadPool(2)", "other.submit(this::part).get()")))
                .isEmpty();
    }

    @Test
    void aTaskThatIsDoneIsNotAwaited() {
        assertThat(found(type("""
                        final ExecutorService pool = Executors.newFixedThreadPool(2);
                        Future<String> start() {
                            return pool.submit(() -> {
                                Future<String> part = pool.submit(() -> "part");
                                return part.isDone() ? part.get() : "later";
                            });
                        }"""))).isEmpty();
    }

    /** A worker may block as it likes. */
    @Test
    void otherWaitsOfATaskAreRight() {
        assertThat(found(pools("Executors.newFixedThreadPool(2)", "{ Thread.sleep(10); return part(); }")))
                .isEmpty();
    }

    @Test
    void theWaitMayStandInAHelper() {
        assertThat(found(type("""
                        final ExecutorService pool = Executors.newFixedThreadPool(2);
                        void start() {
                            pool.execute(this::all);
                        }
                        void all() {
                            System.out.println(one());
                        }
                        String one() {
                            return CompletableFuture.supplyAsync(() -> "one", pool).join();
                        }"""))).containsExactly(JOIN + "Server.one CompletableFuture.join");
    }

    /** Nothing but their place tells two pools apart that one line makes. */
    @Test
    void poolsThatAreMadeAlikeAreTwo() {
        assertThat(found(type("""
                        final ExecutorService pool = Executors.newFixedThreadPool(2), other = Executors.newFixedThreadPool(2);
                        Future<String> start() {
                            return pool.submit(() -> other.submit(() -> "part").get());
                        }"""))).isEmpty();
    }
}
