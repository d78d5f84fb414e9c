package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only tests run is nothing for a gate. */
class RegionTestHooksTest {
    private static final String VISIBLE =
            "package com.google.common.annotations; public @interface VisibleForTesting {}";
    private static final String MARK = "@com.google.common.annotations.VisibleForTesting ";

    private static List<String> found(Profile profile, String members) {
        return Regions.findings(profile, VISIBLE, type(members)).stream()
                .map(Regions::shown)
                .toList();
    }

    private static String task(String mark, String others) {
        return mark + """
                void hold(java.net.http.HttpClient client, Future<String> end) {
                    client.sendAsync(null, (java.net.http.HttpResponse.BodyHandler<Void>) info -> {
                        try {
                            end.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        return null;
                    });
                }
                """ + others;
    }

    @Test
    void aMethodForTestsThatNobodyCallsIsATestHook() {
        assertThat(found(Profile.DEFAULT, task("", ""))).hasSize(1);
        assertThat(found(Profile.DEFAULT, task(MARK, ""))).isEmpty();
        assertThat(found(Profile.STRICT, task(MARK, ""))).hasSize(1);
    }

    @Test
    void whatOnlyTestHooksCallIsOneToo() {
        String call = "void holdAll(java.net.http.HttpClient client) { hold(client, null); }";

        assertThat(found(Profile.DEFAULT, task(MARK, MARK + call))).isEmpty();
    }

    @Test
    void aMethodThatTheProgramCallsIsNone() {
        String call = "void holdAll(java.net.http.HttpClient client) { hold(client, null); }";

        assertThat(found(Profile.DEFAULT, task(MARK, call))).hasSize(1);
    }
}
