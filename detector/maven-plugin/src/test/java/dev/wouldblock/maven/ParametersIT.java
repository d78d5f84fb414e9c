package dev.wouldblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What the parameters do, in a project of which nothing is compiled. A Maven build takes seconds, so there are few, and the
 * tests go through the life of one project.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ParametersIT {
    private static final Pattern EXECUTION = Pattern.compile("--- .*:check \\((\\w+)\\) @ parameters ---");
    private static final Pattern RULE = Pattern.compile(".*(?:error|warning|note)\\[(WB_\\w+)].*");

    private static final String SOURCE = "src/main/java/org/x/Server.java";

    private static Build build;

    @BeforeAll
    static void project() throws IOException {
        build = Build.of("parameters");
    }

    @Test
    @Order(1)
    void whatIsReported() throws Exception {
        List<String> executions = List.of("select", "ignore", "profile", "facts", "base");
        Build.Ended ended = build.run(executions.stream()
                        .map(id -> Build.PLUGIN + ":check@" + id)
                        .toArray(String[]::new))
                .succeeded();
        assertThat(rules(ended.output()))
                .containsEntry("select", List.of("WB_ACCEPT_NULL"))
                .containsEntry("ignore", List.of("WB_ACCEPT_NULL"))
                .containsEntry("profile", List.of("WB_ACCEPT_NULL", "WB_WRITE_IGNORED", "WB_NONBLOCKING_NOT_NEEDED"))
                .containsEntry("facts", List.of("WB_ACCEPT_NULL", "WB_WRITE_IGNORED", "WB_BLOCK_IN_EVENT_LOOP"))
                .containsEntry("base", List.of("WB_ACCEPT_NULL", "WB_WRITE_IGNORED"));
        assertThat(ended.output()).contains("--> parameters/" + SOURCE + ":14:", "--> java/org/x/Server.java:14:");
    }

    /** The rules that each execution reports. */
    private static Map<String, List<String>> rules(String output) {
        Map<String, List<String>> rules = new TreeMap<>();
        List<String> current = new ArrayList<>();
        for (String line : output.lines().toList()) {
            Matcher start = EXECUTION.matcher(line);
            if (start.find()) {
                current = rules.computeIfAbsent(start.group(1), id -> new ArrayList<>());
            }
            Matcher finding = RULE.matcher(line);
            if (finding.matches()) {
                current.add(finding.group(1));
            }
        }
        return rules;
    }

    @Test
    @Order(2)
    void aBaselineOfAnotherName() throws Exception {
        Build.Ended missing = build.run(Build.PLUGIN + ":check@known").failed();
        assertThat(missing.lines("INFO")).contains("no known findings: there is no " + build.file("known.txt"));
        build.run(Build.PLUGIN + ":baseline", "-Dwouldblock.baseline=known.txt").succeeded();
        Build.Ended known = build.run(Build.PLUGIN + ":check@known").succeeded();
        assertThat(known.lines("INFO")).contains("0 findings in 1 source file, 2 suppressed");
    }

    @Test
    @Order(3)
    void onlyChangedLines() throws Exception {
        git("init", "-q");
        git("add", ".");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "one");
        Build.Ended same =
                build.run(Build.PLUGIN + ":check", "-Dwouldblock.diff=HEAD").succeeded();
        assertThat(same.lines("WARNING")).contains("2 findings on unchanged lines left out");

        Path source = build.file(SOURCE);
        Files.writeString(source, Files.readString(source).replace("(bytes));", "(bytes)); // changed"));
        Build.Ended changed =
                build.run(Build.PLUGIN + ":check", "-Dwouldblock.diff=HEAD").failed();
        assertThat(changed.lines("ERROR"))
                .anyMatch(line -> line.startsWith("error[WB_WRITE_IGNORED]"))
                .noneMatch(line -> line.startsWith("error[WB_ACCEPT_NULL]"));
        Build.Ended unknown = build.run(Build.PLUGIN + ":check", "-Dwouldblock.diff=no-branch")
                .failed();
        assertThat(unknown.lines("ERROR").get(0)).contains("diff no-branch: ");
        assertThat(unknown.output()).doesNotContain("\tat ");
    }

    private static void git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command)
                .directory(build.file("..").toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).as("git %s", command).isZero();
    }

    @Test
    @Order(4)
    void reportsOfTheUsersChoice() throws Exception {
        build.run(
                        Build.PLUGIN + ":report",
                        "-Dwouldblock.format=json,concise",
                        "-Dwouldblock.outputDirectory=out/reports")
                .succeeded();
        try (Stream<Path> written = Files.list(build.file("out/reports"))) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("wouldblock.json", "wouldblock-concise.txt");
        }
        Build.Ended none =
                build.run(Build.PLUGIN + ":report", "-Dwouldblock.format=").failed();
        assertThat(none.lines("ERROR").get(0)).contains("formats: no report is asked for, there is text, ");
    }

    @Test
    @Order(5)
    void whatCanNotBeAnalysed() throws Exception {
        Files.writeString(
                build.file("src/main/java/org/x/Broken.java"),
                "package org.x; class Broken { java.nio.channels.SocketChannel c; void");
        String noFindings = "-Dwouldblock.maxAllowedViolations=2";
        Build.Ended broken = build.run(Build.PLUGIN + ":check", noFindings).failed();
        assertThat(broken.output())
                .contains("the analysis is incomplete, so findings may be missing: 1 problem")
                .doesNotContain("\tat ");
        build.run(Build.PLUGIN + ":check", noFindings, "-Dwouldblock.allowIncomplete")
                .succeeded();
    }

    @Test
    @Order(6)
    void mistakesAreNamed() throws Exception {
        assertMistake("maxAllowedViolations: -1 is less than 0", "-Dwouldblock.maxAllowedViolations=-1");
        assertMistake("facts: there is no file " + build.file("none"), "-Dwouldblock.facts=none");
        assertMistake("base: there is no folder " + build.file("none"), "-Dwouldblock.base=none");
        assertMistake("profile: no profile 'loud', there is default, strict, preview", "-Dwouldblock.profile=loud");
    }

    private static void assertMistake(String problem, String argument) throws Exception {
        Build.Ended ended = build.run(Build.PLUGIN + ":check", argument).failed();
        assertThat(ended.lines("ERROR").get(0)).contains(" on project parameters: " + problem + " -> ");
        assertThat(ended.output()).doesNotContain("\tat ");
    }
}
