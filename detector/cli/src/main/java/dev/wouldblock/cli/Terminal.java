package dev.wouldblock.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/** What is known of the device that a person looks at. */
interface Terminal {
    /** Wider lines are hard to read, however wide the window is. */
    int WIDEST = 100;

    /** Output goes to files and other programs. */
    Terminal NONE = new Terminal() {
        @Override
        public boolean showsOutput() {
            return false;
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
            return WIDEST;
        }
    };

    /** Whether standard output is a terminal. */
    boolean showsOutput();

    /** Whether a line on standard error may be written over again and again. */
    boolean showsProgress();

    /** Whether standard output takes colours, and the user did not ask for none. */
    boolean showsColours();

    /** Characters in a line of running text. */
    int width();

    /**
     * The terminal of this process. Its properties are looked up when they are asked for, as this takes other processes.
     *
     * @param environment that of the process
     */
    static Terminal ofProcess(Map<String, String> environment) {
        return new OfProcess(environment);
    }

    /** Asks the commands that POSIX has for it; where there are none, nothing is known to be a terminal. */
    record OfProcess(Map<String, String> environment) implements Terminal {
        @Override
        public boolean showsOutput() {
            return isTerminal(1);
        }

        @Override
        public boolean showsProgress() {
            // Build servers set CI, and some of them give their jobs a terminal.
            return !environment.containsKey("CI") && !isPlain() && isTerminal(2);
        }

        @Override
        public boolean showsColours() {
            boolean isForced = !environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0");
            // Knows NO_COLOR, CLICOLOR and CLICOLOR_FORCE.
            return Ansi.AUTO.enabled() && (isForced || (!isPlain() && showsOutput()));
        }

        /** Whether the terminal prints characters and can do nothing else. */
        private boolean isPlain() {
            return environment.getOrDefault("TERM", "dumb").equals("dumb");
        }

        @Override
        public int width() {
            try {
                // The answer is "ROWS COLUMNS".
                String[] size = output(new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")))
                        .strip()
                        .split(" ", -1);
                int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
                return columns < 20 ? 80 : Math.min(columns, WIDEST);
            } catch (IOException | NumberFormatException e) {
                return 80;
            }
        }

        private static boolean isTerminal(int descriptor) {
            try {
                Process asked = new ProcessBuilder("test", "-t", Integer.toString(descriptor))
                        .inheritIO()
                        .start();
                return asked.waitFor(5, TimeUnit.SECONDS) && asked.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private static String output(ProcessBuilder command) throws IOException {
            Process process =
                    command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (InputStream in = process.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            }
        }
    }
}
