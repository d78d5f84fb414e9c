package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final String USER = """
            package org.x;

            class User {
                Helper[][] helpers() {
                    return new Helper[1][0];
                }

                static class Helper {}

                static class Tool extends Helper {}
            }
            """;

    @TempDir
    private Path temp;

    @Test
    void withoutInputsItSaysWhatItRunsOn() {
        Run run = Run.of("doctor");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("wouldblock  ")
                .contains("\nJava        " + System.getProperty("java.version") + " (")
                .contains("\nprofile     default, ", "pass them with --classes", "pass them with --sources")
                .containsPattern("\nfacts       \\d{3,} facts built in\n");
    }

    @Test
    void whatMattersIsCounted() throws IOException {
        Path classes = Compiled.folder(temp.resolve("classes"), "Peer", Compiled.BROKEN);
        Compiled.folder(classes, "User", USER);
        Path file = temp.resolve("src/org/x/Peer.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, Compiled.BROKEN.formatted("Peer"));
        Files.writeString(file.resolveSibling("User.java"), USER);
        Run run = Run.of("doctor", "--classes", classes, "--sources", temp.resolve("src"));
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "classes     " + classes + "\n            4 class files, 4 readable, 1 that matter\n",
                        "class path  none given, nothing missing\n",
                        "sources     " + temp.resolve("src")
                                + "\n            2 source files, 2 readable, 1 that matter\n");
    }

    @Test
    void missingClassesAreNamedUntilTheirLibraryIsThere() throws IOException {
        Path all = Compiled.folder(temp.resolve("all"), "User", USER);
        Path library = Files.createDirectories(temp.resolve("library/org/x"));
        Files.move(all.resolve("org/x/User$Helper.class"), library.resolve("User$Helper.class"));
        Run run = Run.of("doctor", "--classes", all);
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("class path  none given, 1 class missing: org.x.User$Helper; "
                        + "pass their libraries with --classpath\n");
        String jar =
                Compiled.jar(temp.resolve("l.jar"), temp.resolve("library")).toString();
        assertThat(Run.of("doctor", "--classes", all, "--classpath", jar).out())
                .contains("class path  1 class file, nothing missing\n");
        assertThat(Run.of("doctor", "--classes", all, "--classpath", jar + File.pathSeparator + library)
                        .out())
                .contains("class path  2 class files, nothing missing\n");
    }

    @Test
    void factsAndTheirProblemsAreTold() throws IOException {
        Path classes = Compiled.folder(temp.resolve("classes"), "User", USER);
        Path packed = classes.resolve("META-INF/wouldblock/engine");
        Files.createDirectories(packed.getParent());
        Files.writeString(packed, "blocks org.x.User#helpers/0 | waits\n");
        Path facts = Files.writeString(
                temp.resolve("f"), "blocks org.x.User#helpers/0 | waits\nblocks org.x.Gone#a/0\nnonsense\n");
        Run run = Run.of("doctor", "--classes", classes, "--facts", facts);
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "2 facts from " + facts + "\n",
                        "1 fact from " + packed + "\n",
                        facts + ":2: no class org.x.Gone in the code",
                        facts + ":3: no kind of fact is called \"nonsense\"");
    }

    @Test
    void whatAScanWouldSkipIsSaid() throws IOException {
        Path classes = Compiled.folder(temp.resolve("classes"), "User", USER);
        Path torn = Files.write(classes.resolve("org/x/Torn.class"), new byte[] {(byte) 0xCA});
        Run run = Run.of("doctor", "--classes", classes);
        assertThat(run.status())
                .isEqualTo(3)
                .isEqualTo(Run.of("scan", "--classes", classes).status());
        assertThat(run.out()).contains("4 class files, 3 readable", "skipped     " + torn + ": ");
    }

    @Test
    void programsGetTheSame() throws IOException {
        Path classes = Compiled.folder(temp.resolve("classes"), "User", USER);
        Files.delete(classes.resolve("org/x/User$Helper.class"));
        Run run = Run.of("doctor", "--classes", classes, "--profile", "strict", "--format", "json");
        JsonObject checkup = JsonParser.parseString(run.out()).getAsJsonObject();
        assertThat(checkup.keySet())
                .containsExactly(
                        "version", "wouldblock", "java", "profile", "rules", "classes", "sources", "facts", "skipped");
        assertThat(checkup.get("profile").getAsString()).isEqualTo("strict");
        assertThat(checkup.getAsJsonObject("classes").getAsJsonArray("missing"))
                .singleElement()
                .satisfies(missing -> assertThat(missing.getAsString()).isEqualTo("org.x.User$Helper"));
    }

    /** It goes into bug reports. */
    @Test
    void nothingOfTheUserIsInIt() {
        String out =
                Run.of("doctor").out() + Run.of("doctor", "--format", "json").out();
        assertThat(out)
                .doesNotContain(System.getProperty("user.home") + File.separator, System.getProperty("user.dir"));
    }

    @Test
    void wrongInputsAreOneLine() {
        Path missing = temp.resolve("missing");
        assertThat(Run.of("doctor", "--classes", missing))
                .isEqualTo(new Run(2, "", "wouldblock: " + missing + ": no such file or folder\n"));
        assertThat(Run.of("doctor", "--classes", temp))
                .isEqualTo(new Run(2, "", "wouldblock: no class files in " + temp + "\n"));
    }
}
