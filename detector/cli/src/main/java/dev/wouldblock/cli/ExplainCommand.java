package dev.wouldblock.cli;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.reports.PageText;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wouldblock explain}: a rule's or fix's page, offline. */
@Command(name = "explain", description = "Explains a rule or a fix.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(arity = "1", paramLabel = "ID", description = "Rule (WB_WRITE_IGNORED) or fix (retry-when-ready).")
    private String id = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    private final Console console;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserException {
        Pages pages = Pages.load();
        String page = pages.rule(id)
                .map(ExplainCommand::page)
                .or(() -> pages.fix(id).map(ExplainCommand::page))
                .orElse("");
        if (page.isEmpty()) {
            throw new UserException("no rule or fix '" + id + "'" + suggestion(pages));
        }
        Terminal terminal = console.terminal();
        console.out()
                .print(
                        terminal.showsOutput()
                                ? TerminalPage.of(page, terminal.width(), terminal.showsColours())
                                : page);
        return ExitStatus.CLEAN;
    }

    private static String page(RulePage rule) {
        return "# " + rule.id() + ": " + rule.title() + "\n\nSeverity " + word(rule.severity()) + ", confidence "
                + word(rule.confidence()) + ", profile " + word(rule.profile()) + ", CWE-" + rule.cwe() + ", since "
                + rule.since() + ".\n\n" + PageText.markdown(rule.markdown());
    }

    private static String page(FixPage fix) {
        return "# " + fix.id() + ": " + fix.title() + "\n\n" + PageText.markdown(fix.markdown());
    }

    private String suggestion(Pages pages) {
        Stream<String> ids = Stream.concat(
                pages.rules().stream().map(RulePage::id), pages.fixes().stream().map(FixPage::id));
        return NearNames.suggestion(NearNames.of(id, ids.toList()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
