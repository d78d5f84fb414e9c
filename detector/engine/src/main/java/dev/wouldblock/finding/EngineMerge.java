package dev.wouldblock.finding;

import dev.wouldblock.model.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Puts the findings from class files and from their sources together: one finding for each place. Where both looked,
 * the class file decides, as it is what runs; the source adds where exactly the call stands.
 */
public final class EngineMerge {
    private EngineMerge() {}

    /**
     * Merges; the order of the arguments' elements does not matter.
     *
     * @param analysed internal names of the classes that were analysed in class files: what only the source shows in
     *     one of them is left out
     * @return findings in the order of {@link Finding#ORDER}
     */
    public static List<Finding> merge(List<Finding> bytecode, Set<String> analysed, List<Finding> source) {
        List<Finding> left = bytecode.stream().sorted(Finding.ORDER).collect(ArrayList::new, List::add, List::addAll);
        List<Finding> right = source.stream().sorted(Finding.ORDER).collect(ArrayList::new, List::add, List::addAll);
        List<Finding> merged = new ArrayList<>();
        // The surest pairs first, so that of two calls on one line each finds its own.
        pair(left, right, (b, s) -> isSameLine(b, s) && b.call().equals(s.call()), merged);
        pair(left, right, EngineMerge::isSameLine, merged);
        pair(left, right, EngineMerge::isNextLineOfSameMethod, merged);
        merged.addAll(left);
        right.stream()
                .filter(finding -> !analysed.contains(finding.location().className()))
                .forEach(merged::add);
        merged.sort(Finding.ORDER);
        return List.copyOf(merged);
    }

    /** Moves the pairs that match from both lists into the third. */
    private static void pair(
            List<Finding> bytecode, List<Finding> source, BiPredicate<Finding, Finding> match, List<Finding> merged) {
        for (Finding b : List.copyOf(bytecode)) {
            source.stream()
                    .filter(s -> b.rule().equals(s.rule()) && isSameFile(b, s) && match.test(b, s))
                    .findFirst()
                    .ifPresent(s -> {
                        merged.add(both(b, s));
                        bytecode.remove(b);
                        source.remove(s);
                    });
        }
    }

    private static boolean isSameFile(Finding bytecode, Finding source) {
        return bytecode.location()
                .isInFile(source.location().packageName(), source.location().sourceFile());
    }

    private static boolean isSameLine(Finding bytecode, Finding source) {
        return line(bytecode) == line(source);
    }

    /** Compilers do not agree on the line of a call that goes over several. */
    private static boolean isNextLineOfSameMethod(Finding bytecode, Finding source) {
        return Math.abs(line(bytecode) - line(source)) <= 1
                && bytecode.location()
                        .qualifiedMethod()
                        .equals(source.location().qualifiedMethod());
    }

    private static int line(Finding finding) {
        return finding.location().position().line();
    }

    private static Finding both(Finding bytecode, Finding source) {
        String compiledPath = bytecode.location().sourceFile();
        Location in = bytecode.location().inFile(source.location().sourceFile());
        Position exact = source.location().position();
        Set<String> engines = new TreeSet<>(bytecode.engines());
        engines.addAll(source.engines());
        return new Finding(
                bytecode.rule(),
                bytecode.confidence(),
                // A column belongs to the line that it was counted in.
                new Location(in.className(), in.method(), in.descriptor(), in.sourceFile(), exact),
                bytecode.call(),
                bytecode.message(),
                bytecode.trace().stream()
                        .map(step -> step.location().sourceFile().equals(compiledPath)
                                ? new TraceStep(step.location().inFile(in.sourceFile()), step.phrase(), step.depth())
                                : step)
                        .toList(),
                bytecode.fixes(),
                bytecode.fingerprint(),
                engines);
    }
}
