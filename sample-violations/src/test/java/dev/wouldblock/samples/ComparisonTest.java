package dev.wouldblock.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The table of {@code docs/comparison.md} is what the tools report today; with {@code -Ddocs.update=true} it is written
 * anew. Needs the reports that the profile {@code comparison} makes.
 */
@Tag("comparison")
class ComparisonTest {
    private static final Path PAGE = Path.of("..", "docs", "comparison.md");
    private static final String BEGIN = "<!-- begin: made from the reports -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void thePageShowsWhatTheToolsReport() throws IOException {
        String page = Files.readString(PAGE);
        String wanted = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + comparison(ToolReport.all())
                + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, wanted);
        } else {
            assertThat(page).isEqualTo(wanted);
        }
    }

    private static String comparison(List<ToolReport> tools) throws IOException {
        List<String> rows = new ArrayList<>();
        int lines = 0;
        Map<String, Integer> hits = new TreeMap<>();
        tools.forEach(tool -> hits.put(tool.tool(), 0));
        for (RulePage page : Pages.load().rules()) {
            List<Integer> flagged = flagged(page.id());
            lines += flagged.size();
            List<String> cells = new ArrayList<>();
            cells.add("[" + page.id() + "](rules/" + page.id() + ".md)");
            cells.add(String.valueOf(flagged.size()));
            for (ToolReport tool : tools) {
                Map<String, Long> telling = telling(tool, page.id(), flagged);
                cells.add(cell(tool, page.id(), flagged, telling.keySet()));
                hits.merge(tool.tool(), lines(tool, page.id(), flagged, telling.keySet()), Integer::sum);
            }
            rows.add("| " + String.join(" | ", cells) + " |");
        }
        StringBuilder text = new StringBuilder("\n| | flagged lines | "
                + tools.stream().map(ToolReport::tool).collect(Collectors.joining(" | ")) + " |\n|---|---|"
                + "---|".repeat(tools.size()) + "\n");
        text.append("| **all rules** | ").append(lines);
        for (ToolReport tool : tools) {
            text.append(" | **").append(hits.get(tool.tool())).append("** of ").append(lines).append(" lines; ")
                    .append(tool.reports().size()).append(" reports in all samples");
        }
        text.append(" |\n");
        rows.forEach(row -> text.append(row).append('\n'));
        return text.append('\n').toString();
    }

    private static List<Integer> flagged(String rule) throws IOException {
        return SampleSources.expectations(SampleSources.violation(rule)).keySet().stream()
                .filter(place -> place.rule().equals(rule))
                .map(Place::line)
                .toList();
    }

    /** The checks that report flagged lines, with the number of lines, most first. */
    private static Map<String, Long> at(ToolReport tool, String rule, List<Integer> flagged) {
        return tool.reports().stream()
                .filter(report -> report.file().equals(SampleSources.violation(rule)))
                .flatMap(report -> flagged.stream().filter(report::isAt).map(line -> Map.entry(report.check(), line)))
                .distinct()
                .collect(Collectors.groupingBy(Map.Entry::getKey, TreeMap::new, Collectors.counting()));
    }

    /** A check that reports the fixed twin as well does not tell right from wrong. */
    private static Map<String, Long> telling(ToolReport tool, String rule, List<Integer> flagged) {
        Map<String, Long> checks = at(tool, rule, flagged);
        tool.reports().stream()
                .filter(report -> report.file().equals(SampleSources.twin(rule)))
                .forEach(report -> checks.remove(report.check()));
        return checks;
    }

    private static int lines(ToolReport tool, String rule, List<Integer> flagged, Set<String> checks) {
        return (int) flagged.stream()
                .filter(line -> tool.reports().stream()
                        .anyMatch(report -> report.file().equals(SampleSources.violation(rule))
                                && checks.contains(report.check())
                                && report.isAt(line)))
                .count();
    }

    private static String cell(ToolReport tool, String rule, List<Integer> flagged, Set<String> telling) {
        Map<String, Long> checks = at(tool, rule, flagged);
        String text = checks.entrySet().stream()
                .filter(check -> telling.contains(check.getKey()))
                .map(check -> "**" + check.getKey() + "** " + check.getValue())
                .collect(Collectors.joining(", "));
        long others = checks.size() - telling.size();
        return (text.isEmpty() ? "nothing" : text) + (others == 0 ? "" : " (" + others + " more, in the twin too)");
    }
}
