package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Profile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A controller that answers with a Mono runs on an event loop in WebFlux, and on a thread of its own in Spring MVC. */
class RegionServersTest {
    private static final String MONO = """
            package reactor.core.publisher;
            public class Mono<T> {
                public static <T> Mono<T> just(T value) { return null; }
                public static <T> Mono<T> fromCallable(java.util.concurrent.Callable<? extends T> work) { return null; }
                public Mono<T> subscribeOn(reactor.core.scheduler.Scheduler scheduler) { return this; }
            }""";
    private static final String SCHEDULERS = """
            package reactor.core.scheduler;
            public class Schedulers { public static Scheduler boundedElastic() { return null; } }""";
    private static final String SCHEDULER = "package reactor.core.scheduler; public class Scheduler {}";
    private static final String MAPPING =
            "package org.springframework.web.bind.annotation; public @interface GetMapping {}";
    private static final String EXCHANGE =
            "package org.springframework.web.server; public interface ServerWebExchange {}";
    private static final String FILTER = """
            package org.springframework.web.server;
            public interface WebFilter { Object filter(ServerWebExchange exchange, Object chain); }""";
    private static final String SERVLET = "package jakarta.servlet; public interface Servlet {}";

    private static final String PAUSE = "java.util.concurrent.locks.LockSupport.parkNanos(1000);";
    private static final String USES_WEBFLUX = file("""
            class Quota implements org.springframework.web.server.WebFilter {
                @Override
                public Object filter(org.springframework.web.server.ServerWebExchange exchange, Object chain) {
                    return chain;
                }
            }""");
    private static final String USES_SERVLETS = file("""
            class Quota implements org.springframework.web.server.WebFilter {
                jakarta.servlet.Servlet servlet() {
                    return null;
                }
                @Override
                public Object filter(org.springframework.web.server.ServerWebExchange exchange, Object chain) {
                    return servlet();
                }
            }""");

    private static String controller(String method) {
        return file("""
                import reactor.core.publisher.Mono;
                class Controller {
                    @org.springframework.web.bind.annotation.GetMapping
                    %s
                }""".formatted(method));
    }

    private static List<String> found(Profile profile, String... sources) {
        List<String> all = new ArrayList<>(List.of(MONO, SCHEDULERS, SCHEDULER, MAPPING, EXCHANGE, FILTER, SERVLET));
        all.addAll(List.of(sources));
        return Regions.findings(profile, all.toArray(String[]::new)).stream()
                .map(Regions::shown)
                .toList();
    }

    @Test
    void theServerIsKnownByWhatTheProgramUsesBeside() {
        String waits = controller("Mono<String> get() { " + PAUSE + " return Mono.just(\"\"); }");
        String call = "WB_BLOCK_IN_EVENT_LOOP Controller.get LockSupport.parkNanos";

        assertThat(found(Profile.STRICT, waits)).containsExactly(call);
        assertThat(found(Profile.DEFAULT, waits)).isEmpty();
        assertThat(found(Profile.DEFAULT, waits, USES_WEBFLUX)).containsExactly(call);
        assertThat(found(Profile.DEFAULT, waits, USES_SERVLETS)).isEmpty();
    }

    @Test
    void withoutAReactiveTypeNothingIsKnown() {
        assertThat(found(Profile.STRICT, controller("String get() { " + PAUSE + " return \"\"; }"), USES_WEBFLUX))
                .isEmpty();
    }

    @Test
    void whatIsReturnedIsSubscribedToOnTheLoop() {
        String wrapped = "Mono.fromCallable(() -> { " + PAUSE + " return \"\"; })";

        assertThat(found(Profile.DEFAULT, controller("Mono<String> get() { return " + wrapped + "; }"), USES_WEBFLUX))
                .containsExactly("WB_BLOCK_IN_EVENT_LOOP Controller.get LockSupport.parkNanos");
        assertThat(found(
                        Profile.STRICT,
                        controller("Mono<String> get() { return " + wrapped
                                + ".subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()); }"),
                        USES_WEBFLUX))
                .isEmpty();
        assertThat(found(
                        Profile.STRICT,
                        controller("Mono<String> get() { later(" + wrapped + "); return Mono.just(\"\"); }\n"
                                + "void later(Mono<String> work) { work.subscribeOn(null); }"),
                        USES_WEBFLUX))
                .isEmpty();
    }
}
