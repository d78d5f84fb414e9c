package dev.wouldblock.source;

import com.github.javaparser.ParseResult;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.input.Parallel;
import dev.wouldblock.source.CallFinder.Sought;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tree of a whole source file, with the places of its nodes. */
public final class SourceTree {
    private final CompilationUnit unit;

    private SourceTree(CompilationUnit unit) {
        this.unit = unit;
    }

    /**
     * Reads a text and asks for something about it, with the stack that generated code needs.
     *
     * @return empty if the text breaks the grammar: nobody knows then what a part of it means
     */
    public static <T> Optional<T> read(String text, Function<SourceTree, T> question) {
        if (Nesting.isTooDeep(text)) {
            return Optional.empty();
        }
        Map<String, T> answers = new HashMap<>();
        Parallel.forEach(List.of(text), 1, t -> parse(t).ifPresent(tree -> answers.put(t, question.apply(tree))));
        return Optional.ofNullable(answers.get(text));
    }

    private static Optional<SourceTree> parse(String text) {
        try {
            ParseResult<CompilationUnit> parsed = SourceText.parse(text);
            return parsed.isSuccessful() ? parsed.getResult().map(SourceTree::new) : Optional.empty();
        } catch (StackOverflowError | OutOfMemoryError e) {
            return Optional.empty();
        }
    }

    public CompilationUnit unit() {
        return unit;
    }

    /** The calls of findings; one that could be either of two is not among them. */
    public Map<Finding, MethodCallExpr> calls(List<Finding> findings) {
        Set<Sought> sought = findings.stream().map(Sought::of).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<Sought, List<MethodCallExpr>> found = SoughtCalls.in(unit, sought);
        Map<Finding, MethodCallExpr> calls = new HashMap<>();
        for (Finding finding : findings) {
            List<MethodCallExpr> possible = found.getOrDefault(Sought.of(finding), List.of());
            int column = finding.location().position().column();
            List<MethodCallExpr> exact = possible.size() == 1
                    ? possible
                    : possible.stream()
                            .filter(call -> Positions.of(call.getName()).column() == column)
                            .toList();
            if (exact.size() == 1) {
                calls.put(finding, exact.get(0));
            }
        }
        return calls;
    }
}
