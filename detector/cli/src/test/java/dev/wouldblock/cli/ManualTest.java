package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual has the options that there are. With {@code -Ddocs.update=true} its tables are written anew. */
class ManualTest {
    private static final Path MANUAL = Path.of("../../docs/cli.md");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- options: (\\w+) -->\n).*?(<!-- end -->\n)", Pattern.DOTALL);

    private final Map<String, CommandLine> commands = Main.commands(new Console(
                    new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), Terminal.NONE))
            .getSubcommands();

    @Test
    void tablesOfOptions() throws IOException {
        String manual = Files.readString(MANUAL);
        String fresh = TABLE.matcher(manual)
                .replaceAll(table -> Matcher.quoteReplacement(
                        table.group(1) + table(commands.get(table.group(2)).getCommandSpec()) + table.group(3)));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(MANUAL, fresh);
        } else {
            assertThat(manual)
                    .as("run the tests with -Ddocs.update=true after a change of an option")
                    .isEqualTo(fresh);
        }
    }

    @Test
    void everyCommandHasATable() throws IOException {
        TreeSet<String> described = new TreeSet<>();
        TABLE.matcher(Files.readString(MANUAL)).results().forEach(table -> described.add(table.group(2)));
        assertThat(described).isEqualTo(new TreeSet<>(commands.keySet()));
    }

    private static String table(CommandSpec command) {
        StringBuilder table = new StringBuilder("\n| option | meaning |\n|---|---|\n");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            row(parameter.paramLabel(), parameter.description(), table);
        }
        for (OptionSpec option : command.options()) {
            if (!option.usageHelp()) {
                String value = option.arity().max() == 0
                        ? ""
                        : option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : " " + option.paramLabel();
                row(option.longestName() + value, option.description(), table);
            }
        }
        return table.append('\n').toString();
    }

    private static void row(String name, String[] description, StringBuilder table) {
        table.append("| `")
                .append(name)
                .append("` | ")
                .append(String.join(" ", description).replace("|", "\\|"))
                .append(" |\n");
    }
}
