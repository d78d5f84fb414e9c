package dev.wouldblock.catalog;

import dev.wouldblock.finding.Diagnostic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Facts that users and libraries add to the built-in ones, one a line. A line that makes no sense is left out and named;
 * it never stops an analysis.
 *
 * @param lines in the order of the files
 * @param problems with {@code file:line} as their subject
 */
public record ExtraFacts(List<Line> lines, List<Diagnostic> problems) {
    /**
     * A fact and where it stands.
     *
     * @param place {@code file:line}
     */
    public record Line(String place, Fact fact) {}

    public static final ExtraFacts NONE = new ExtraFacts(List.of(), List.of());

    /** What can be said about one's own code; the other kinds describe the API of the JDK. */
    private static final Set<FactKind> KINDS = EnumSet.of(
            FactKind.BLOCKS,
            FactKind.NO_WAIT,
            FactKind.CONTEXT,
            FactKind.CONTEXT_ARGUMENT,
            FactKind.OFFLOAD,
            FactKind.GUARD,
            FactKind.OPENS);

    public ExtraFacts {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file of facts.
     *
     * @param file its name, as problems shall show it
     */
    public static ExtraFacts parse(String file, String text) {
        List<Line> lines = new ArrayList<>();
        List<Diagnostic> problems = new ArrayList<>();
        List<String> all = text.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            String line = all.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String place = file + ":" + (i + 1);
                try {
                    lines.add(new Line(place, fact(line)));
                } catch (IllegalArgumentException e) {
                    problems.add(new Diagnostic(place, String.valueOf(e.getMessage())));
                }
            }
        }
        return new ExtraFacts(lines, problems);
    }

    private static Fact fact(String line) {
        String word = line.split("\\s+", 2)[0];
        FactKind kind = KINDS.stream()
                .filter(k -> k.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of fact is called \"" + word + "\", there are "
                        + KINDS.stream().map(FactKind::word).collect(Collectors.joining(", "))));
        Fact written;
        try {
            written = Fact.parse(line.contains(" | ") ? line : line + " | " + reason(kind));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a fact: " + line, e);
        }
        Map<String, String> values = new HashMap<>(written.values());
        if (kind == FactKind.BLOCKS) {
            values.putIfAbsent("tier", "always");
        }
        Optional<String> problem = kind.problem(written.with(values));
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
        if (kind == FactKind.OPENS && !values.containsKey("mode")) {
            throw new IllegalArgumentException("opens needs mode=non-blocking");
        }
        values.put(Fact.ADDED, "true");
        return written.with(values);
    }

    private static String reason(FactKind kind) {
        return switch (kind) {
            case BLOCKS -> "blocks its thread";
            case CONTEXT, CONTEXT_ARGUMENT -> "a thread that must not block";
            case OFFLOAD -> "a thread that may block";
            default -> "declared";
        };
    }

    public ExtraFacts and(ExtraFacts more) {
        return new ExtraFacts(
                Stream.concat(lines.stream(), more.lines.stream()).toList(),
                Stream.concat(problems.stream(), more.problems.stream()).toList());
    }

    /** A table in which these facts come first, so that they win over others about the same class. */
    public FactTable addedTo(FactTable table) {
        return lines.isEmpty()
                ? table
                : new FactTable(
                        Stream.concat(lines.stream().map(Line::fact), table.facts().stream())
                                .toList(),
                        table.supertypes());
    }

    /** The lines about a class, a method or an argument that does not exist. */
    public List<Diagnostic> unknown(KnownClasses classes) {
        List<Diagnostic> unknown = new ArrayList<>();
        for (Line line : lines) {
            problem(line.fact(), classes).ifPresent(problem -> unknown.add(new Diagnostic(line.place(), problem)));
        }
        return unknown;
    }

    private static Optional<String> problem(Fact fact, KnownClasses classes) {
        if (fact.isPackageWide()) {
            return Optional.empty();
        }
        String shown = fact.owner().replace('/', '.');
        Optional<KnownClasses.Members> members = classes.find(fact.owner());
        if (members.isEmpty()) {
            return Optional.of("no class " + shown + " in the code, on the class path or in the JDK");
        }
        return lacks(members.get(), fact)
                ? Optional.of(shown + " has no method " + signature(fact))
                : wrongValue(members.get(), fact);
    }

    /** These without the lines of which half would count, as a value names a method or an argument that does not exist. */
    public ExtraFacts withoutHalves(KnownClasses classes) {
        return new ExtraFacts(
                lines.stream()
                        .filter(line -> classes.find(line.fact().owner())
                                .flatMap(members -> wrongValue(members, line.fact()))
                                .isEmpty())
                        .toList(),
                problems);
    }

    private static Optional<String> wrongValue(KnownClasses.Members members, Fact fact) {
        return fact.isAboutAnnotation() || !members.all()
                ? Optional.empty()
                : fact.kind().problem(fact, members);
    }

    private static boolean lacks(KnownClasses.Members members, Fact fact) {
        return !fact.isAboutAnnotation()
                && !fact.method().equals("*")
                && members.all()
                && members.methods().stream().noneMatch(fact::namesMethod);
    }

    private static String signature(Fact fact) {
        if (!fact.parameters().isEmpty()) {
            return fact.method() + "(" + String.join(",", fact.parameters()) + ")";
        }
        return fact.method() + (fact.arity() < 0 ? "" : " with " + Fact.count(fact.arity()));
    }
}
