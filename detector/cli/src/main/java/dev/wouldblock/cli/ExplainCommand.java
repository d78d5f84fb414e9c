package dev.wouldblock.cli;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.scan.Explained;
import dev.wouldblock.scan.UserException;
import java.util.concurrent.Callable;
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
    @SuppressWarnings("UnusedVariable") // The library looks at the annotation alone.
    private boolean help;

    private final Console console;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserException {
        String page = Explained.page(id, Pages.load(), RulesCommand.LIST);
        Terminal terminal = console.terminal();
        console.out()
                .print(
                        terminal.showsOutput()
                                ? TerminalPage.of(page, terminal.width(), terminal.showsColours())
                                : page);
        return ExitStatus.CLEAN;
    }
}
