package dev.wouldblock.cli;

import com.google.gson.stream.JsonWriter;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wouldblock rules}: the rules as a table. */
@Command(name = "rules", description = "Lists the rules.")
final class RulesCommand implements Callable<Integer> {
    /** Where the ids of all rules are, as messages say it. */
    static final String LIST = "'wouldblock rules'";

    @Option(
            names = "--format",
            paramLabel = "NAME",
            converter = Converters.ToListFormat.class,
            description = "text or json. Without it: text.")
    private Converters.ListFormat format = Converters.ListFormat.TEXT;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // The library looks at the annotation alone.
    private boolean help;

    private final Console console;

    RulesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Collection<RulePage> rules = Pages.load().rules();
        console.out().print(format == Converters.ListFormat.JSON ? json(rules) : table(rules));
        return ExitStatus.CLEAN;
    }

    private static String table(Collection<RulePage> rules) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("RULE", "SEVERITY", "PROFILE", "CONFIDENCE", "ENGINES", "TITLE"));
        for (RulePage rule : rules) {
            rows.add(List.of(
                    rule.id(),
                    word(rule.severity()),
                    word(rule.profile()),
                    word(rule.confidence()),
                    String.join(",", engines(rule)),
                    rule.title()));
        }
        int[] widths = new int[rows.get(0).size() - 1];
        rows.forEach(row ->
                Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                String cell = row.get(i);
                table.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
            }
            table.append(row.get(widths.length)).append('\n');
        }
        return table.toString();
    }

    private static String json(Collection<RulePage> rules) {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.setIndent("  ");
        try {
            json.beginObject();
            json.name("version").value(1);
            json.name("rules").beginArray();
            for (RulePage rule : rules) {
                json.beginObject();
                json.name("id").value(rule.id());
                json.name("title").value(rule.title());
                json.name("severity").value(word(rule.severity()));
                json.name("profile").value(word(rule.profile()));
                json.name("confidence").value(word(rule.confidence()));
                write("engines", engines(rule), json);
                json.name("cwe").value(rule.cwe());
                write("fixes", rule.fixes(), json);
                json.name("since").value(rule.since());
                json.endObject();
            }
            json.endArray();
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void write(String name, List<String> values, JsonWriter json) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }

    private static List<String> engines(RulePage rule) {
        return rule.engines().stream().sorted().toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
