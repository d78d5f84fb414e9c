package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells in which server the handlers of a program run, where the same handler may run in one with an event loop and in one
 * with a thread for each request: by the types of either that the program uses beside it.
 */
final class Servers {
    private static final Pattern TYPE = Pattern.compile("L([^;]+);");

    private final Symbols symbols;
    private Optional<Boolean> runsOnLoop = Optional.empty();

    Servers(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Whether all that the program uses is of servers with an event loop, and it uses something of them. */
    boolean runsOnLoop() {
        if (runsOnLoop.isEmpty()) {
            runsOnLoop = Optional.of(used().flatMap(type -> server(type).stream())
                    .map(fact -> fact.value("threads", ""))
                    .collect(Collectors.toSet())
                    .equals(Set.of("loop")));
        }
        return runsOnLoop.get();
    }

    private Optional<Fact> server(String type) {
        return symbols.knowledge().ofType(FactKind.SERVER, type);
    }

    private Stream<String> used() {
        return Stream.of(
                        symbols.program().classes().stream().flatMap(Servers::supertypes),
                        symbols.program().methods().stream()
                                .map(MethodModel::descriptor)
                                .flatMap(Servers::types),
                        symbols.sites().methods().stream()
                                .flatMap(m -> Stream.concat(Stream.of(m.owner()), types(m.descriptor()))))
                .flatMap(s -> s)
                .distinct();
    }

    private static Stream<String> supertypes(ClassModel c) {
        return Stream.concat(Stream.of(c.superName()), c.interfaces().stream());
    }

    private static Stream<String> types(String descriptor) {
        return TYPE.matcher(descriptor).results().map((MatchResult r) -> r.group(1));
    }
}
