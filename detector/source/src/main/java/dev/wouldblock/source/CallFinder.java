package dev.wouldblock.source;

import com.github.javaparser.ParseResult;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.input.Parallel;
import dev.wouldblock.input.Problems;
import dev.wouldblock.model.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds calls of a class file in the source file that it is said to come from. The source may have changed since, or
 * belong to another class of that name: a call that does not stand where the class file says, under the same names, is
 * not found, and neither is one that could be either of two.
 */
public final class CallFinder {
    /** A longer expression tells a reader less than the line where it stands. */
    private static final int LONGEST_RECEIVER = 100;

    private final String[] lines;
    private final Set<Sought> sought;
    private final Map<Sought, Found> found = new HashMap<>();
    private Optional<String> problem = Optional.empty();

    /**
     * A call in a class file.
     *
     * @param className internal name of the class
     * @param method name of the method that holds it in the source, also around lambdas; {@code <init>} and
     *     {@code <clinit>} as in the class file
     * @param name name of the called method
     * @param line 1-based
     */
    public record Sought(String className, String method, String name, int line) {
        /** The call of a finding. */
        public static Sought of(Finding finding) {
            return new Sought(
                    finding.location().className(),
                    finding.location().method(),
                    finding.call().substring(finding.call().lastIndexOf('.') + 1),
                    finding.location().position().line());
        }
    }

    /**
     * The call in the source.
     *
     * @param position from the name of the called method on
     * @param receiver what stands before the dot, on one line; empty when nothing does or it is long
     */
    public record Found(Position position, String receiver) {}

    /**
     * What a file told.
     *
     * @param problem why it told nothing, in one line, if it could not be parsed
     */
    public record Answer(Map<Sought, Found> calls, Optional<String> problem) {
        public Answer {
            calls = Map.copyOf(calls);
        }
    }

    private CallFinder(String[] lines, Set<Sought> sought) {
        this.lines = lines;
        this.sought = sought;
    }

    /** Looks for calls in one source file. It is parsed only if one of the names stands on its line. */
    public static Answer find(byte[] source, Set<Sought> sought) {
        String text = SourceText.decode(source);
        CallFinder finder = new CallFinder(text.split("\r\n|\r|\n", -1), sought);
        if (sought.stream().noneMatch(finder::isNamedOnItsLine)) {
            return new Answer(Map.of(), Optional.empty());
        }
        // Generated code needs more stack than the caller may have.
        Parallel.forEach(List.of(text), 1, finder::read);
        return new Answer(finder.found, finder.problem);
    }

    private boolean isNamedOnItsLine(Sought call) {
        return call.line() >= 1 && call.line() <= lines.length && lines[call.line() - 1].contains(call.name());
    }

    private void read(String text) {
        try {
            ParseResult<CompilationUnit> parsed = SourceText.parse(text);
            parsed.getResult().ifPresent(this::read);
            problem = found.isEmpty() && !parsed.isSuccessful() ? Optional.of("cannot be parsed") : Optional.empty();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            found.clear();
            problem = Optional.of("cannot be parsed (" + Problems.reason(e) + ")");
        }
    }

    private void read(CompilationUnit unit) {
        SoughtCalls.in(unit, sought).forEach((call, possible) -> {
            if (possible.size() == 1) {
                add(call, possible.get(0));
            }
        });
    }

    private void add(Sought sought, MethodCallExpr call) {
        String receiver = call.getScope().map(CallFinder::text).orElse("");
        found.put(
                sought,
                new Found(
                        Positions.between(call.getName(), call), receiver.length() > LONGEST_RECEIVER ? "" : receiver));
    }

    private static String text(Expression e) {
        return e.getTokenRange()
                .map(tokens -> tokens.toString().replaceAll("\\s+", " ").strip())
                .orElse("");
    }
}
