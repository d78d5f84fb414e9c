package dev.wouldblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The page has the parameters that the plugin descriptor has. With {@code -Ddocs.update=true} its tables are written anew. */
class MavenPageTest {
    private static final Path PAGE = Path.of("../../docs/maven.md");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- parameters: (\\w+) -->\n).*?(<!-- end -->\n)", Pattern.DOTALL);

    private Map<String, Element> goals = Map.of();

    @BeforeEach
    void readDescriptor() throws Exception {
        goals = Descriptor.goals();
    }

    @Test
    void tablesOfParameters() throws Exception {
        String page = Files.readString(PAGE);
        String fresh = TABLE.matcher(page)
                .replaceAll(table ->
                        Matcher.quoteReplacement(table.group(1) + table(goals.get(table.group(2))) + table.group(3)));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, fresh);
        } else {
            assertThat(page)
                    .as("run the tests with -Ddocs.update=true after a change of a parameter")
                    .isEqualTo(fresh);
        }
    }

    @Test
    void everyGoalHasATable() throws Exception {
        TreeSet<String> described = new TreeSet<>();
        TABLE.matcher(Files.readString(PAGE)).results().forEach(table -> described.add(table.group(2)));
        assertThat(described).isEqualTo(goals.keySet());
    }

    private static String table(Element goal) {
        StringBuilder table = new StringBuilder("\n| parameter | property | default | meaning |\n|---|---|---|---|\n");
        Element configuration = Descriptor.child(goal, "configuration");
        for (Element parameter : Descriptor.children(Descriptor.child(goal, "parameters"))) {
            if (Descriptor.text(parameter, "editable").equals("true")) {
                Element value = Descriptor.child(configuration, Descriptor.text(parameter, "name"));
                table.append("| `")
                        .append(Descriptor.text(parameter, "name"))
                        .append("` | `")
                        .append(value.getTextContent().replaceAll("[${}]", ""))
                        .append("` | ")
                        .append(quoted(value.getAttribute("default-value")))
                        .append(" | ")
                        .append(Descriptor.text(parameter, "description")
                                .replaceAll("\\s+", " ")
                                .replace("|", "\\|"))
                        .append(" |\n");
            }
        }
        return table.append('\n').toString();
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "" : "`" + value + "`";
    }
}
