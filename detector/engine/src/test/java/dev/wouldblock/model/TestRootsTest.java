package dev.wouldblock.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestRootsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/java/org/x/A.java",
                "module/test/org/x/A.java",
                "a/target/test-classes/org/x/A.class",
                "app/src/androidTest/java/org/x/A.java",
                "src/testFixtures/java/org/x/A.java",
                "src/integration-test/java/org/x/A.java",
                "it/tests/org/x/A.java"
            })
    void testCode(String path) {
        assertThat(TestRoots.hold(path, "org/x")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java/org/x/A.java",
                "latest/src/org/x/A.java",
                "contest/org/x/A.java",
                "attestation/src/main/java/org/x/A.java",
                "lib/testing.jar!org/x/A.java",
                "org/x/A.java"
            })
    void productionCode(String path) {
        assertThat(TestRoots.hold(path, "org/x")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java/org/test/A.java", "org/test/A.java"})
    void packageNamesDoNotCount(String path) {
        assertThat(TestRoots.hold(path, "org/test")).isFalse();
    }
}
