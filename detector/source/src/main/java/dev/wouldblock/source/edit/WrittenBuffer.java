package dev.wouldblock.source.edit;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.wouldblock.source.edit.Variables.Variable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The buffer that a call writes. */
final class WrittenBuffer {
    /** What gives a buffer that nothing else has. */
    private static final Set<String> MAKERS = Set.of("wrap", "encode");

    private static final Set<String> FLUENT = Set.of("flip", "rewind", "duplicate", "slice", "asReadOnlyBuffer");
    private static final String TYPE = "ByteBuffer";

    private final Site site;
    private final Expression argument;
    private final Optional<Variable> variable;
    private final String name;

    private WrittenBuffer(Site site, Expression argument, Optional<Variable> variable) {
        this.site = site;
        this.argument = argument;
        this.variable = variable;
        this.name =
                variable.isPresent() ? site.written(argument) : Variables.fresh(site.call(), "data", "buffer", "bytes");
    }

    /** The one argument that is a buffer, or several in an array. */
    static Optional<WrittenBuffer> of(Site site) {
        List<WrittenBuffer> found = site.call().getArguments().stream()
                .flatMap(argument -> of(site, argument).stream())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Optional<WrittenBuffer> of(Site site, Expression argument) {
        Optional<Variable> variable = Variables.of(argument);
        if (variable.isPresent()) {
            return variable.filter(v -> v.type().equals(TYPE) || v.type().equals(TYPE + "[]"))
                    .map(v -> new WrittenBuffer(site, argument, variable));
        }
        return argument instanceof MethodCallExpr made
                        && (MAKERS.contains(made.getNameAsString()) || FLUENT.contains(made.getNameAsString()))
                ? Optional.of(new WrittenBuffer(site, argument, Optional.empty()))
                : Optional.empty();
    }

    /** How it is called after {@link #hoist}. */
    String name() {
        return name;
    }

    /** Whether the code has a name for it. */
    boolean isVariable() {
        return variable.isPresent();
    }

    /** Whether the call is given several buffers. */
    boolean isArray() {
        return variable.filter(v -> v.type().endsWith("[]")).isPresent();
    }

    /** Gives a buffer that has no name one, in a statement before the call's. */
    void hoist(StatementEdit edit) {
        declaration().ifPresent(line -> edit.before(line).replace(argument, name));
    }

    /** The variable for a buffer that has no name. */
    Optional<String> declaration() {
        return variable.isPresent()
                ? Optional.empty()
                : Optional.of(
                        site.imports().name("java.nio.ByteBuffer") + " " + name + " = " + site.written(argument) + ";");
    }

    /** The call as it is after {@link #hoist}. */
    String callByName() {
        JavaText text = site.text();
        return text.between(text.start(site.call()), text.start(argument))
                + name
                + text.between(text.end(argument), text.end(site.call()));
    }

    /** Whether a buffer without a name can be made before the statement of the call. */
    boolean canBeHoisted() {
        return variable.isPresent()
                || (site.text().isOnOneLine(argument)
                        && site.call().getScope().map(Variables::isPlain).orElse(true));
    }

    /** Whether there is something left to write. */
    String hasRemaining() {
        return isArray()
                ? site.imports().name("java.util.Arrays") + ".stream(" + name + ").anyMatch("
                        + site.imports().name("java.nio.ByteBuffer") + "::hasRemaining)"
                : name + ".hasRemaining()";
    }

    /** What can be kept after the method: the buffer itself only if it was made for this call. */
    Optional<String> rest() {
        if (isArray()) {
            return Optional.empty();
        }
        boolean isOwn = variable.map(v -> !v.isField()
                        && v.value()
                                .filter(value ->
                                        value instanceof MethodCallExpr made && MAKERS.contains(made.getNameAsString()))
                                .isPresent())
                .orElseGet(() -> argument instanceof MethodCallExpr made && MAKERS.contains(made.getNameAsString()));
        return Optional.of(
                isOwn
                        ? name
                        : site.imports().name("java.nio.ByteBuffer") + ".allocate(" + name + ".remaining()).put(" + name
                                + ").flip()");
    }
}
