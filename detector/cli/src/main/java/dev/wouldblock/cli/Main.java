package dev.wouldblock.cli;

import dev.wouldblock.scan.UserException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the runnable jar. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Reports are UTF-8 wherever they go; System.out would use the encoding of the locale.
        PrintWriter out = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
        PrintWriter err = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8));
        System.exit(run(args, new Console(out, err, Terminal.ofProcess(System.getenv()))));
    }

    /**
     * Runs one command line without a terminal and flushes both writers.
     *
     * @return the exit status of the process: 0 nothing found, 1 findings, 2 wrong usage or unreadable input,
     *     3 incomplete
     */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        return run(args, new Console(out, err, Terminal.NONE));
    }

    static int run(String[] args, Console console) {
        int status = guarded(args, console);
        // PrintWriter keeps failures to itself; a cut report must not look like a clean one.
        if (console.out().checkError()) {
            console.problem("cannot write to standard output");
            status = ExitStatus.USAGE;
        }
        console.err().flush();
        return status;
    }

    /** Whatever goes wrong inside becomes one line: a build log is no place for our stack traces. */
    private static int guarded(String[] args, Console console) {
        try {
            return commands(console).execute(args);
        } catch (Throwable e) {
            return internalError(e, console);
        }
    }

    private static int internalError(Throwable e, Console console) {
        console.problem("internal error: " + e);
        if (Boolean.getBoolean("wouldblock.debug")) {
            e.printStackTrace(console.err());
        }
        return ExitStatus.INCOMPLETE;
    }

    static CommandLine commands(Console console) {
        return new CommandLine(new Root())
                .addSubcommand(new ScanCommand(console, version()))
                .addSubcommand(new BaselineCommand(console))
                .addSubcommand(new RulesCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new DoctorCommand(console, version()))
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                // A path may start with an at sign.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, args) -> usageProblem(e, console))
                .setExecutionExceptionHandler((e, command, parsed) -> failure(e, console));
    }

    private static int usageProblem(ParameterException e, Console console) {
        String suggestion = e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .findFirst()
                        .map(name -> ", did you mean " + name + "?")
                        .orElse("")
                : "";
        CommandSpec command = e.getCommandLine().getCommandSpec();
        console.problem(e.getMessage() + suggestion);
        console.err().print("try '" + command.qualifiedName() + " --help'\n");
        return ExitStatus.USAGE;
    }

    private static int failure(Exception e, Console console) {
        if (e instanceof UserException user) {
            console.problem(user.problem());
            return ExitStatus.USAGE;
        }
        return internalError(e, console);
    }

    private static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("0.0.0-unpackaged");
    }

    /** {@code wouldblock} without a command has nothing to do but help. */
    @Command(
            name = "wouldblock",
            description = "Finds mishandled non-blocking I/O in Java.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            versionProvider = Version.class)
    private static final class Root {}

    private static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"wouldblock " + version()};
        }
    }
}
