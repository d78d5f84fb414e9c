package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TerminalPageTest {
    private static final String PAGE = """
            # WB_X: A `title`

            A paragraph of words
            that has to be wrapped at **some** width.

            ## Fixes

            1. The first item, with more
               words than fit.
            - [A page](https://example.org/a/long/address) to read

            ```java
            if (a) {

                b();  // a line of code that is longer than the width
            }
            ```

            | a | b that is longer than the width of the page |
            |---|---|
            """;

    @Test
    void runningTextFitsAndTheRestStaysAsItIs() {
        assertThat(TerminalPage.of(PAGE, 30, false)).isEqualTo("""
                WB_X: A `title`

                A paragraph of words that has
                to be wrapped at some width.

                Fixes

                1. The first item, with more
                   words than fit.
                - A page
                  (https://example.org/a/long/address)
                  to read

                    if (a) {

                        b();  // a line of code that is longer than the width
                    }

                | a | b that is longer than the width of the page |
                |---|---|
                """);
    }

    @Test
    void headingsAloneAreColoured() {
        String coloured = TerminalPage.of(PAGE, 30, true);
        assertThat(coloured).startsWith("\u001b[1mWB_X: A `title`\u001b[0m\n").contains("\n\u001b[1mFixes\u001b[0m\n");
        assertThat(coloured.replaceAll("\u001b\\[\\dm", "")).isEqualTo(TerminalPage.of(PAGE, 30, false));
    }

    /** A terminal of eighty columns. */
    private static final Terminal EIGHTY = new Terminal() {
        @Override
        public boolean showsOutput() {
            return true;
        }

        @Override
        public boolean showsProgress() {
            return false;
        }

        @Override
        public boolean showsColours() {
            return false;
        }

        @Override
        public int width() {
            return 80;
        }
    };

    /** Code and tables are cut by the terminal, but no page has so much of them that it would be unreadable. */
    @Test
    void everyPublishedPageIsReadable() {
        Pages pages = Pages.load();
        Stream.concat(
                        pages.rules().stream().map(RulePage::id),
                        pages.fixes().stream().map(FixPage::id))
                .forEach(id -> {
                    StringWriter out = new StringWriter();
                    Console console = new Console(new PrintWriter(out), new PrintWriter(out), EIGHTY);
                    assertThat(Main.run(new String[] {"explain", id}, console)).isZero();
                    assertThat(out.toString().lines())
                            .as(id)
                            .filteredOn(line -> !line.startsWith("    ") && !line.startsWith("|"))
                            .isNotEmpty()
                            .allMatch(
                                    line -> line.length() <= 80 || !line.strip().contains(" "), "fits")
                            .noneMatch(line -> line.startsWith("#") || line.contains("]("), "Markdown");
                });
    }
}
