package dev.wouldblock.spotbugs;

import dev.wouldblock.finding.Location;
import edu.umd.cs.findbugs.MethodAnnotation;
import edu.umd.cs.findbugs.SourceLineAnnotation;
import edu.umd.cs.findbugs.ba.XClass;
import edu.umd.cs.findbugs.ba.XMethod;
import edu.umd.cs.findbugs.classfile.CheckedAnalysisException;
import edu.umd.cs.findbugs.classfile.DescriptorFactory;
import edu.umd.cs.findbugs.classfile.Global;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The method of the class file that a suppression has to stand on. */
final class SourceMethods {
    private SourceMethods() {}

    /**
     * The method of this name and descriptor. A place inside a lambda knows the name of the method around it, but
     * maybe not which overload that is: then the lines decide.
     */
    static Optional<MethodAnnotation> find(Location location) {
        List<? extends XMethod> named = methods(location.className()).stream()
                .filter(method -> method.getName().equals(location.method()))
                .toList();
        Optional<MethodAnnotation> exact = named.stream()
                .filter(method -> method.getSignature().equals(location.descriptor()))
                .map(MethodAnnotation::fromXMethod)
                .findFirst();
        return exact.isPresent() ? exact : nearest(named, location.position().line());
    }

    /** The last method that begins at or before the line: a lambda never begins before the method around it. */
    private static Optional<MethodAnnotation> nearest(List<? extends XMethod> methods, int line) {
        return methods.stream()
                .map(MethodAnnotation::fromXMethod)
                .max(Comparator.comparingInt((MethodAnnotation method) -> begin(method) <= line ? begin(method) : -1)
                        .thenComparing(MethodAnnotation::getMethodSignature));
    }

    private static int begin(MethodAnnotation method) {
        SourceLineAnnotation lines = method.getSourceLines();
        return lines == null ? -1 : lines.getStartLine();
    }

    private static List<? extends XMethod> methods(String className) {
        try {
            return Global.getAnalysisCache()
                    .getClassAnalysis(XClass.class, DescriptorFactory.createClassDescriptor(className))
                    .getXMethods();
        } catch (CheckedAnalysisException e) {
            // Not a class that the host can parse; the finding then stands on the class.
            return List.of();
        }
    }
}
