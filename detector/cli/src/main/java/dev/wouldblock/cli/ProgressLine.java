package dev.wouldblock.cli;

import dev.wouldblock.input.Progress;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One line on a terminal that says how far a long run is. A thread of its own writes it anew a few times a second,
 * first after half a second. It is gone when the run ends.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final int FIRST_MILLIS = 500;
    private static final int EVERY_MILLIS = 200;

    /** Back to the first column, and everything to the right of it is erased (ECMA-48: EL). */
    private static final String ERASE = "\r\u001b[K";

    /** What is read now; replaced as a whole, so that the thread that shows it sees one state. */
    private record Stage(String what, int files, AtomicInteger read) {
        String text() {
            int done = Math.min(read.get(), files);
            return done < files ? "reading " + what + ": " + done + " of " + files : "analysing " + files + " " + what;
        }
    }

    private final PrintWriter err;
    private final Terminal terminal;
    private final Thread painter = new Thread(this::paint, "wouldblock-progress");
    private volatile Stage stage = new Stage("files", 0, new AtomicInteger());
    private boolean isShown;
    private boolean isOver;

    private ProgressLine(Console console) {
        this.err = console.err();
        this.terminal = console.terminal();
    }

    /** A line that appears if the run is long and the console has a terminal for it. */
    static ProgressLine on(Console console) {
        ProgressLine line = new ProgressLine(console);
        line.painter.setDaemon(true);
        line.painter.start();
        return line;
    }

    @Override
    public void reading(String what, int files) {
        stage = new Stage(what, files, new AtomicInteger());
    }

    @Override
    public void read() {
        stage.read().incrementAndGet();
    }

    /** Erases the line; nothing is written afterwards. */
    @Override
    public synchronized void close() {
        isOver = true;
        painter.interrupt();
        if (isShown) {
            isShown = false;
            err.print(ERASE);
            err.flush();
        }
    }

    private void paint() {
        try {
            Thread.sleep(FIRST_MILLIS);
            // Another process answers this, which short runs are spared.
            if (!terminal.showsProgress()) {
                return;
            }
            // Else the prompt of the shell would stand behind the line of a run that was interrupted.
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "wouldblock-progress-end"));
            for (long millis = FIRST_MILLIS; show(millis / 1000); millis += EVERY_MILLIS) {
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException | IllegalStateException e) {
            // The run is over, or the whole process is and takes no hook any more.
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean show(long seconds) {
        if (isOver) {
            return false;
        }
        isShown = true;
        err.print(ERASE + stage.text() + " (" + seconds + " s)");
        err.flush();
        return true;
    }
}
