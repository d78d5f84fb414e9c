package dev.wouldblock.spotbugs;

import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import edu.umd.cs.findbugs.BugReporter;
import java.util.List;

/** Detectors whose analysis goes wrong, each in its own way. */
public final class FailingDetector {
    private FailingDetector() {}

    /** A bug of ours. */
    public static final class Throwing extends WouldBlockDetector {
        public Throwing(BugReporter reporter) {
            super(reporter, classes -> {
                throw new IllegalStateException("broken {0} invariant");
            });
        }
    }

    /** A program too deep for the stack. */
    public static final class Overflowing extends WouldBlockDetector {
        public Overflowing(BugReporter reporter) {
            super(reporter, classes -> {
                throw new StackOverflowError();
            });
        }
    }

    /** A program too large for the heap. */
    public static final class Exhausted extends WouldBlockDetector {
        public Exhausted(BugReporter reporter) {
            super(reporter, classes -> {
                throw new OutOfMemoryError("Java heap space");
            });
        }
    }

    /** A host that lacks a class. */
    public static final class Unlinked extends WouldBlockDetector {
        public Unlinked(BugReporter reporter) {
            super(reporter, classes -> {
                throw new NoClassDefFoundError("org/example/Absent");
            });
        }
    }

    /** One class that can not be read. */
    public static final class Skipping extends WouldBlockDetector {
        public Skipping(BugReporter reporter) {
            super(
                    reporter,
                    classes -> new AnalysisResult(
                            List.of(),
                            List.of(new Diagnostic("dev.wouldblock.spotbugs.subject.Sender", "truncated")),
                            1));
        }
    }
}
