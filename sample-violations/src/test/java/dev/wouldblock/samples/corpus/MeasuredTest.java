package dev.wouldblock.samples.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.catalog.RulePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each page says what its rule finds in released artifacts, as the reviewed list has it. With {@code -Ddocs.update=true}
 * the pages are written anew instead.
 */
class MeasuredTest {
    private static final Path RULES = Path.of("..", "docs", "rules");
    private static final Pattern MEASURED = Pattern.compile("(?<=^<!-- measured -->\n).*?(?=\n\n)", Pattern.DOTALL | Pattern.MULTILINE);
    private static final List<String> VERDICTS = List.of("right", "harmless", "wrong", Reviewed.UNREAD);

    @TestFactory
    Stream<DynamicTest> pagesSayWhatWasMeasured() throws IOException {
        List<Reviewed> list;
        try (Stream<String> lines = Files.lines(Path.of("corpus", "expected.tsv"))) {
            list = lines.skip(1).map(Reviewed::parse).toList();
        }
        int artifacts = artifacts();
        return Pages.load().rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> compare(rule, list, artifacts)));
    }

    private static void compare(RulePage rule, List<Reviewed> list, int artifacts) throws IOException {
        Path page = RULES.resolve(rule.id() + ".md");
        String text = Files.readString(page);
        assertThat(text).contains("## Profile\n\nIn the profile `" + rule.profile().word() + "`: ");
        List<Reviewed> found = list.stream()
                .filter(line -> line.found().rule().equals(rule.id()))
                .toList();
        String wanted = MEASURED.matcher(text).replaceFirst(Matcher.quoteReplacement(measured(rule, found, artifacts)));
        assertThat(MEASURED.matcher(text).results()).hasSize(1);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(page, wanted);
        } else {
            assertThat(text)
                    .as("run the tests with -Ddocs.update=true after a change of the list")
                    .isEqualTo(wanted);
        }
    }

    private static String measured(RulePage rule, List<Reviewed> found, int artifacts) {
        List<String> parts = new ArrayList<>();
        if (rule.profile() == Profile.DEFAULT) {
            List<Reviewed> usual = of(Profile.DEFAULT, found);
            parts.add("the default profile finds " + counted(usual));
            List<Reviewed> more = of(Profile.STRICT, found);
            if (!more.isEmpty()) {
                parts.add("the strict profile adds, with low confidence, " + counted(more));
            }
        } else {
            parts.add("it finds " + counted(found));
        }
        return "In " + artifacts + " released artifacts " + String.join(", and\n", parts)
                + ".\n[How the places were judged](README.md#profiles).";
    }

    private static List<Reviewed> of(Profile profile, List<Reviewed> found) {
        return found.stream()
                .filter(line -> line.found().profile().equals(profile.word()))
                .toList();
    }

    private static String counted(List<Reviewed> found) {
        List<String> counts = VERDICTS.stream()
                .filter(verdict -> found.stream().anyMatch(line -> line.verdict().equals(verdict)))
                .map(verdict -> found.stream()
                                .filter(line -> line.verdict().equals(verdict))
                                .count()
                        + " " + verdict)
                .toList();
        return switch (found.size()) {
            case 0 -> "nothing";
            case 1 -> "one place (" + String.join(", ", counts) + ")";
            default -> found.size() + " places (" + String.join(", ", counts) + ")";
        };
    }

    /** The profile of the build has the only list of them. */
    private static int artifacts() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String corpus = pom.substring(pom.indexOf("<id>corpus</id>"));
        return (int) Pattern.compile("<artifactItem>")
                .matcher(corpus.substring(0, corpus.indexOf("</profile>")))
                .results()
                .count();
    }
}
