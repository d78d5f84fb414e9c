package dev.wouldblock.cli;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wouldblock rules}: the rules as a table. */
@Command(name = "rules", description = "Lists the rules.")
final class RulesCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    private final Console console;

    RulesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Collection<RulePage> rules = Pages.load().rules();
        int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        print(width, "RULE", "SEVERITY", "PROFILE", "TITLE");
        for (RulePage rule : rules) {
            print(width, rule.id(), word(rule.severity()), word(rule.profile()), rule.title());
        }
        return ExitStatus.CLEAN;
    }

    private void print(int width, String id, String severity, String profile, String title) {
        console.out().print(pad(id, width) + pad(severity, 8) + pad(profile, 7) + title + "\n");
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()) + 2);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
