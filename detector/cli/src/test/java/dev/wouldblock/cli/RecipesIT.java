package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the recipes, run by a shell with the packaged jar in the repository of a pull request. */
@DisabledOnOs(OS.WINDOWS)
class RecipesIT {
    private static final String NEW = "core/src/main/java/org/x/Added.java";
    private static final Pattern ANNOTATION = Pattern.compile("::(\\w+) file=([^,]+),line=(\\d+)");

    @TempDir
    private Path temp;

    private Project project;

    /** @param output standard output, and what came on standard error */
    private record Ended(int status, String output) {}

    /** One of two old findings is on a line that the branch edits, and a new file brings two more. */
    @BeforeEach
    void openPullRequest() throws IOException, GitAPIException {
        project = Project.create(temp.resolve("project"));
        project.write(".gitignore", "target/\nwouldblock*\n*.json\n")
                .write(Project.FILE, Project.SOURCE)
                .commit()
                .branch("topic")
                .write(Project.FILE, edited(Project.SECOND))
                .write(NEW, Project.SOURCE.replace("Peer", "Added"))
                .commit();
        project.git()
                .branchCreate()
                .setName("origin/main")
                .setStartPoint("main")
                .call();
        project.classes(Project.FILE, project.top().resolve("target/classes"));
        project.classes(NEW, project.top().resolve("target/classes"));
        Files.copy(Path.of("target/wouldblock.jar"), project.top().resolve("wouldblock.jar"));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private static String edited(int line) {
        List<String> lines = new ArrayList<>(Project.SOURCE.lines().toList());
        lines.set(line - 1, lines.get(line - 1) + " // edited");
        return String.join("\n", lines) + "\n";
    }

    @Test
    void annotationsStandExactlyOnTheChangedLines() throws Exception {
        Ended ended = recipe("github-annotations.yml", Map.of("GITHUB_BASE_REF", "main"));

        assertThat(ended.status()).as(ended.output()).isEqualTo(1);
        assertThat(ANNOTATION.matcher(ended.output()).results().map(found -> found.group(2) + ":" + found.group(3)))
                .containsExactlyInAnyOrder(
                        Project.FILE + ":" + Project.SECOND, NEW + ":" + Project.FIRST, NEW + ":" + Project.SECOND);
        assertThat(project.top().resolve("wouldblock.md")).content().contains(NEW);
    }

    @Test
    void reportsForServicesThatCompareHaveEverything() throws Exception {
        for (String recipe :
                List.of("github-code-scanning.yml", "github-reviewdog.yml", "gitlab-sarif.yml", "Jenkinsfile")) {
            Path sarif = project.top().resolve("wouldblock.sarif");
            Files.deleteIfExists(sarif);
            assertThat(recipe(recipe, Map.of())).isEqualTo(new Ended(0, ""));
            assertThat(Files.readString(sarif).split("\"ruleId\"", -1))
                    .as(recipe)
                    .hasSize(5);
        }
        Ended gitlab = recipe("gitlab-code-quality.yml", Map.of());
        assertThat(gitlab.status()).isEqualTo(1);
        assertThat(Files.readString(project.top().resolve("gl-code-quality-report.json"))
                        .split("\"fingerprint\"", -1))
                .hasSize(5);
    }

    @Test
    void theHookRefusesWhatIsStagedAndWrong() throws Exception {
        Path hook = project.top().resolve(".git/hooks/pre-commit");
        Files.createDirectories(hook.getParent());
        Files.copy(Recipes.FOLDER.resolve("pre-commit"), hook);
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        project.write("README", "nothing to see\n").add();
        assertThat(shell("git -c user.name=A -c user.email=a@example.org commit -q -m harmless", Map.of())
                        .status())
                .isZero();

        String first = "wrap(bytes));\n";
        int end = edited(Project.SECOND).indexOf(first) + first.length() - 1;
        String both = edited(Project.SECOND).substring(0, end)
                + " // edited"
                + edited(Project.SECOND).substring(end);
        project.write(Project.FILE, both).add();
        Ended refused = shell("git -c user.name=A -c user.email=a@example.org commit -q -m wrong", Map.of());
        assertThat(refused.status()).isNotZero();
        assertThat(refused.output())
                .contains(Project.FILE + ":" + Project.FIRST)
                .doesNotContain(Project.FILE + ":" + Project.SECOND, NEW);
    }

    @Test
    void theHookOfPreCommitIsTheSame() throws IOException {
        assertThat(Recipes.commands(Recipes.FOLDER.resolve("pre-commit-config.yaml")))
                .isEqualTo(Recipes.commands(Recipes.FOLDER.resolve("pre-commit")));
    }

    /** Runs the line of a recipe that calls our tool. */
    private Ended recipe(String name, Map<String, String> environment) throws Exception {
        String line = Files.readString(Recipes.FOLDER.resolve(name))
                .lines()
                .filter(candidate -> candidate.contains("java -jar wouldblock.jar"))
                .findFirst()
                .orElseThrow();
        return shell(line.replaceFirst("^.*?java", "java").replaceFirst("'$", ""), environment);
    }

    private Ended shell(String line, Map<String, String> environment) throws Exception {
        Path output = temp.resolve("output.txt");
        ProcessBuilder shell = new ProcessBuilder(Arrays.asList("sh", "-c", line))
                .directory(project.top().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().putAll(environment);
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        shell.environment().merge("PATH", java, (path, ours) -> ours + ":" + path);
        Process process = shell.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }
}
