package dev.wouldblock.region;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.catalog.Knowledge;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What annotations say of a method: its own, else those of its class, which are about its public methods. */
final class Marked {
    private static final List<FactKind> ABOUT_THREADS = List.of(FactKind.CONTEXT, FactKind.OFFLOAD, FactKind.BLOCKS);

    private final Knowledge knowledge;

    Marked(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    Optional<Fact> as(FactKind kind, MethodModel method, Optional<ClassModel> owner) {
        if (speaks(method)) {
            return find(kind, method.annotations(), returned(method));
        }
        boolean isDeclared = method.modifiers().contains(MethodModel.Modifier.PUBLIC)
                && method.enclosing().equals(method.name())
                && !method.name().startsWith("<");
        return isDeclared ? owner.flatMap(c -> find(kind, c.annotations(), "")) : Optional.empty();
    }

    private boolean speaks(MethodModel method) {
        return !method.annotations().isEmpty()
                && ABOUT_THREADS.stream()
                        .anyMatch(kind -> find(kind, method.annotations(), returned(method))
                                .isPresent());
    }

    private static String returned(MethodModel method) {
        return method.descriptor().substring(method.descriptor().indexOf(')') + 1);
    }

    /** @param returned descriptor of what the method returns, empty for a class */
    private Optional<Fact> find(FactKind kind, Set<String> annotations, String returned) {
        return annotations.isEmpty()
                ? Optional.empty()
                : annotations.stream()
                        .flatMap(a -> knowledge.annotation(kind, a).stream())
                        .filter(fact -> isAbout(fact, returned))
                        .findFirst();
    }

    /** Some annotations speak of the thread only where the method answers with a certain type. */
    private static boolean isAbout(Fact fact, String returned) {
        String types = fact.value("returns", "");
        return types.isEmpty()
                || Stream.of(types.split(",")).anyMatch(type -> returned.equals("L" + type.replace('.', '/') + ";"));
    }
}
