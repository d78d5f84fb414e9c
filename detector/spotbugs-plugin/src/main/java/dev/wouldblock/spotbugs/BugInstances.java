package dev.wouldblock.spotbugs;

import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.TraceStep;
import dev.wouldblock.reports.Shown;
import dev.wouldblock.source.CallFinder;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.Detector2;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.SourceLineAnnotation;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.classfile.DescriptorFactory;

/** Findings in the words of SpotBugs. The message is annotation 1, as the long description of each pattern expects. */
final class BugInstances {
    static final String FINGERPRINT = "wouldblock.fingerprint";
    static final String FIX = "wouldblock.fix";
    static final String COLUMN = "wouldblock.column";
    static final String RECEIVER = "wouldblock.receiver";

    /** Copies of a finally block differ in their offsets only: without them they are one finding. */
    private static final int NO_OFFSET = -1;

    private final Detector2 detector;
    private final SourceCalls calls;

    BugInstances(Detector2 detector, SourceCalls calls) {
        this.detector = detector;
        this.calls = calls;
    }

    /**
     * The flagged line comes last, after the steps that lead to it. SpotBugs takes the first line without a role for
     * the place, SonarQube the last line of all: both find the call.
     */
    BugInstance of(Finding finding) {
        Location location = finding.location();
        BugInstance bug = new BugInstance(detector, finding.rule(), priority(finding.confidence()))
                .addClass(descriptor(location))
                .addString(finding.message());
        SourceMethods.find(location).ifPresent(bug::addMethod);
        int number = 0;
        for (TraceStep step : finding.trace()) {
            number++;
            bug.addSourceLine(line(step.location())).describe(role(number, step.phrase()));
        }
        bug.addSourceLine(line(location));
        bug.setProperty(FINGERPRINT, finding.fingerprint());
        bug.setProperty(FIX, finding.fix());
        calls.of(finding).ifPresent(call -> describe(call, bug));
        return bug;
    }

    /** As properties: the message and the annotations make the hash that baselines compare. */
    private static void describe(CallFinder.Found call, BugInstance bug) {
        bug.setProperty(COLUMN, Integer.toString(call.position().column()));
        if (!call.receiver().isEmpty()) {
            bug.setProperty(RECEIVER, Shown.line(call.receiver()));
        }
    }

    BugInstance of(Diagnostic diagnostic, ClassDescriptor place) {
        return new BugInstance(detector, Incomplete.TYPE, Priorities.LOW_PRIORITY)
                .addClass(place)
                .addString(diagnostic.toString());
    }

    /**
     * SpotBugs shows a role that it does not know as it is, and the place after it. The number tells the steps apart
     * where a host prints them without anything between.
     */
    private static String role(int number, String phrase) {
        return "(" + number + ") " + phrase.replace('{', '(').replace('}', ')') + ":";
    }

    private static SourceLineAnnotation line(Location location) {
        String className = location.className().replace('/', '.');
        String path = location.sourceFile();
        String file = path.substring(path.lastIndexOf('/') + 1);
        int line = location.position().line();
        return location.position().isKnown()
                ? new SourceLineAnnotation(className, file, line, line, NO_OFFSET, NO_OFFSET)
                : SourceLineAnnotation.createUnknown(className, file);
    }

    private static ClassDescriptor descriptor(Location location) {
        return DescriptorFactory.createClassDescriptor(location.className());
    }

    private static int priority(Confidence confidence) {
        return switch (confidence) {
            case HIGH -> Priorities.HIGH_PRIORITY;
            case NORMAL -> Priorities.NORMAL_PRIORITY;
            case LOW -> Priorities.LOW_PRIORITY;
        };
    }
}
