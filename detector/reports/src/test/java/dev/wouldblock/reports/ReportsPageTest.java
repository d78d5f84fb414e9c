package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code docs/reports.md} says twice is what the code does. */
class ReportsPageTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z]+)` \\|.*$", Pattern.MULTILINE);

    private String page = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("../../docs/reports.md"));
    }

    @Test
    void everyFormatHasARow() {
        List<String> rows = ROW.matcher(page).results().map(row -> row.group(1)).toList();
        assertThat(rows).isEqualTo(ReportFormat.ids());
    }

    @Test
    void limitsAreThoseOfTheCode() {
        assertThat(row("sarif"))
                .contains(
                        number(SarifLimits.GITHUB.results()) + " results",
                        number(SarifLimits.GITHUB.packedBytes()) + " bytes packed");
        assertThat(row("github")).contains(GithubReport.PER_LEVEL + " of each level");
        assertThat(row("markdown")).contains(number(MarkdownReport.MOST_BYTES) + " bytes");
        assertThat(row("html")).contains(number(HtmlReport.MOST_FINDINGS) + " findings");
        assertThat(page).contains("A message is cut after " + number(Entry.LONGEST_MESSAGE) + " characters");
        assertThat(page).contains("`version` is " + JsonReport.VERSION);
    }

    private String row(String format) {
        return ROW.matcher(page)
                .results()
                .filter(row -> row.group(1).equals(format))
                .findFirst()
                .orElseThrow()
                .group();
    }

    private static String number(long value) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(value);
    }
}
