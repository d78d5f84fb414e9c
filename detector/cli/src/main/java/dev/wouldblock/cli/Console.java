package dev.wouldblock.cli;

import dev.wouldblock.reports.Shown;
import java.io.PrintWriter;

/** Where a command writes: results to standard output, everything else as single lines to standard error. */
record Console(PrintWriter out, PrintWriter err, Terminal terminal) {
    /** One line on standard error. It may name files and classes, so what could act on a terminal is escaped. */
    void problem(String message) {
        err.print("wouldblock: " + Shown.line(message) + "\n");
    }
}
