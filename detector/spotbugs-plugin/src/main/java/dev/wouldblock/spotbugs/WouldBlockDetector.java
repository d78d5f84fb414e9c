package dev.wouldblock.spotbugs;

import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.input.Input;
import edu.umd.cs.findbugs.BugReporter;
import edu.umd.cs.findbugs.Detector2;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.classfile.Global;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Remembers the classes that SpotBugs shows and analyses them together at the end, because a channel is often made in
 * one class and used in another.
 *
 * <p>SpotBugs counts an exception from here as a passed check, and an error ends the whole run. So nothing leaves this
 * class: what went wrong becomes a finding of its own and an entry in the error log.
 */
public class WouldBlockDetector implements Detector2 {
    private final BugReporter reporter;
    private final Analysis analysis;

    /** By dotted name. Only names are kept: the host reads the bytes again when they are needed. */
    private final SortedMap<String, ClassDescriptor> classes = new TreeMap<>();

    /** What is done with all classes. Allowed to fail in any way. */
    @FunctionalInterface
    interface Analysis {
        AnalysisResult analyse(Collection<Input> classes);
    }

    /** The constructor that SpotBugs looks for. */
    public WouldBlockDetector(BugReporter reporter) {
        this(reporter, WouldBlockDetector::analyseWithSettings);
    }

    WouldBlockDetector(BugReporter reporter, Analysis analysis) {
        this.reporter = reporter;
        this.analysis = analysis;
    }

    private static AnalysisResult analyseWithSettings(Collection<Input> classes) {
        ExtraFacts facts = Settings.facts().and(LibraryFacts.onClassPath());
        return new EngineAnalysis(Settings.profile(), facts).analyse(classes);
    }

    @Override
    public void visitClass(ClassDescriptor descriptor) {
        classes.put(descriptor.getDottedClassName(), descriptor);
    }

    @Override
    public void finishPass() {
        if (!classes.isEmpty()) {
            report(analyse());
        }
    }

    @Override
    public String getDetectorClassName() {
        return getClass().getName();
    }

    private AnalysisResult analyse() {
        try {
            return analysis.analyse(
                    classes.values().stream().<Input>map(HostClass::new).toList());
        } catch (Throwable failure) {
            return new AnalysisResult(List.of(), List.of(failed(failure)), 0);
        }
    }

    private void report(AnalysisResult compiled) {
        SourceCalls calls = SourceCalls.of(compiled.findings());
        AnalysisResult result = calls.refine(compiled);
        Global.getAnalysisCache().eagerlyPutDatabase(AnalysisResult.class, result);
        BugInstances instances = new BugInstances(this, calls);
        for (Finding finding : result.findings()) {
            report(finding, instances);
        }
        for (Diagnostic diagnostic : result.diagnostics()) {
            report(diagnostic, instances);
        }
    }

    private void report(Finding finding, BugInstances instances) {
        try {
            reporter.reportBug(instances.of(finding));
        } catch (Throwable failure) {
            String problem =
                    finding.rule() + " at " + finding.location().qualifiedMethod() + " can not be shown: " + failure;
            report(new Diagnostic(finding.location().className().replace('/', '.'), problem), instances);
        }
    }

    private void report(Diagnostic diagnostic, BugInstances instances) {
        reporter.logError("wouldblock: " + diagnostic);
        reporter.reportBug(instances.of(diagnostic, place(diagnostic.subject())));
    }

    private ClassDescriptor place(String subject) {
        ClassDescriptor place = classes.get(subject);
        // A failure that concerns no single class is shown at the first one: a finding needs a place.
        return place == null ? classes.values().iterator().next() : place;
    }

    private Diagnostic failed(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        String where = stack.length == 0 ? "" : " at " + stack[0];
        return new Diagnostic(classes.firstKey(), "analysis of all classes failed: " + failure + where);
    }
}
