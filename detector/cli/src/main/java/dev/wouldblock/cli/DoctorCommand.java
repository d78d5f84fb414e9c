package dev.wouldblock.cli;

import dev.wouldblock.input.Effort;
import dev.wouldblock.scan.Problem;
import dev.wouldblock.scan.UserException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wouldblock doctor}: what a scan has to work with; the first thing to look at when it finds too little. */
@Command(
        name = "doctor",
        description = "Says what a scan of the same inputs has to work with: Java, files that matter, "
                + "classes that are missing, facts.",
        footer = {
            "",
            "Exit status:",
            "  0  a scan can read everything; classes may be missing on the class path",
            "  2  wrong usage or unreadable input",
            "  3  a scan would be incomplete: some class or source file can not be read, or only a part of it"
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private InputOptions inputs = new InputOptions();

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
    private final String version;

    DoctorCommand(Console console, String version) {
        this.console = console;
        this.version = version;
    }

    @Override
    public Integer call() throws UserException {
        inputs.check();
        Checkup checkup;
        try (ProgressLine progress = ProgressLine.on(console)) {
            checkup = Checkup.of(inputs, version, new Effort(inputs.threads(), progress));
        } catch (IOException e) {
            throw new UserException(Problem.reason(e), e);
        }
        CheckupText text = new CheckupText(checkup);
        console.out().print(format == Converters.ListFormat.JSON ? text.json() : text.plain());
        return checkup.problems().isEmpty() ? ExitStatus.CLEAN : ExitStatus.INCOMPLETE;
    }
}
