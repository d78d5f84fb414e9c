package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/** The recipes for build servers can be read, and use the command line as it is. */
class RecipesTest {
    static List<Path> recipes() throws IOException {
        return Recipes.all().stream()
                .filter(file -> !file.toString().endsWith(".md"))
                .toList();
    }

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path document : Recipes.documents()) {
            if (!Recipes.commands(document).isEmpty()) {
                documents.add(document);
            }
        }
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandIsOneThatTheParserTakes(Path document) throws IOException {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        for (List<String> words : Recipes.commands(document)) {
            CommandLine parser = Main.commands(new Console(nowhere, nowhere, Terminal.NONE));
            assertThatCode(() -> parser.parseArgs(words.toArray(String[]::new)))
                    .as(document + ": " + String.join(" ", words))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void everyRecipeRunsOurTool(Path recipe) throws IOException {
        assertThat(Recipes.commands(recipe))
                .singleElement(InstanceOfAssertFactories.LIST)
                .first()
                .isEqualTo("scan");
    }

    /** A file that a step writes and another reads has one name. */
    @ParameterizedTest
    @MethodSource("recipes")
    void everyReportIsUsedByALaterStep(Path recipe) throws IOException {
        String text = Files.readString(recipe);
        for (String word : Recipes.commands(recipe).get(0)) {
            int file = word.indexOf('=');
            if (file > 0) {
                assertThat(text.split(word.substring(file + 1), -1)).as(word).hasSizeGreaterThan(2);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void theIndexNamesEachRecipe(Path recipe) throws IOException {
        assertThat(Recipes.FOLDER.resolveSibling("ci.md")).content().contains("](ci/" + recipe.getFileName() + ")");
    }

    @Test
    void workflowsHaveTriggersAndJobsWithSteps() throws IOException {
        int workflows = 0;
        for (Path recipe : recipes()) {
            if (recipe.getFileName().toString().startsWith("github-")) {
                workflows++;
                Map<?, ?> workflow = yaml(recipe);
                assertThat(workflow.get("on")).isNotNull();
                assertThat(workflow.get("permissions")).isInstanceOf(Map.class);
                Map<?, ?> job = (Map<?, ?>) ((Map<?, ?>) workflow.get("jobs")).get("scan");
                assertThat((List<?>) job.get("steps"))
                        .allSatisfy(
                                step -> assertThat(((Map<?, ?>) step).keySet().toString())
                                        .containsAnyOf("uses", "run"));
            }
        }
        assertThat(workflows).isEqualTo(3);
    }

    @Test
    void jobsOfGitlabHaveAScriptAndAReport() throws IOException {
        for (String report : List.of("code-quality codequality", "sarif sarif")) {
            Path recipe = Recipes.FOLDER.resolve("gitlab-" + report.replaceFirst(" .*", "") + ".yml");
            Map<?, ?> job = (Map<?, ?>) yaml(recipe).get("wouldblock");
            assertThat(job.get("script")).isInstanceOf(List.class);
            Map<?, ?> artifacts = (Map<?, ?>) job.get("artifacts");
            assertThat(((Map<?, ?>) artifacts.get("reports")).get(report.replaceFirst(".* ", "")))
                    .isInstanceOf(String.class);
        }
    }

    @Test
    void theHookOfPreCommitHasWhatTheFrameworkAsksFor() throws IOException {
        Map<?, ?> file = yaml(Recipes.FOLDER.resolve("pre-commit-config.yaml"));
        Map<?, ?> repository = (Map<?, ?>) ((List<?>) file.get("repos")).get(0);
        assertThat(repository.get("repo")).isEqualTo("local");
        Map<?, ?> hook = (Map<?, ?>) ((List<?>) repository.get("hooks")).get(0);
        assertThat(hook.keySet().toString()).contains("id", "name", "language", "entry", "types");
    }

    @Test
    void thePipelineOfJenkinsIsBalanced() throws IOException {
        String pipeline = Files.readString(Recipes.FOLDER.resolve("Jenkinsfile"));
        for (String pair : List.of("{}", "()", "[]")) {
            assertThat(count(pipeline, pair.charAt(0))).as(pair).isEqualTo(count(pipeline, pair.charAt(1)));
        }
        assertThat(pipeline).contains("recordIssues(");
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static Map<?, ?> yaml(Path file) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }
}
