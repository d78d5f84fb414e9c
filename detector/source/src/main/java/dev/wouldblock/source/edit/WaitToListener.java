package dev.wouldblock.source.edit;

import com.github.javaparser.ast.expr.Expression;
import dev.wouldblock.source.edit.Variables.Variable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A listener of the future in the place of a wait for it, for Netty's futures. */
final class WaitToListener implements EditRule {
    private static final String TITLE = "Go on in a listener of the future";
    private static final Set<String> RETHROWING = Set.of("sync", "syncUninterruptibly");
    private static final Set<String> WAITS = Set.of("sync", "syncUninterruptibly", "await", "awaitUninterruptibly");

    @Override
    public Optional<Draft> draft(Site site) {
        Optional<Expression> future = site.call().getScope();
        if (future.isEmpty() || !isWait(site) || !site.text().isOnOneLine(site.call())) {
            return Optional.empty();
        }
        return Continuation.of(site).map(rest -> {
            String done = Variables.fresh(site.call(), "done", "completed", "future");
            String opening = site.written(future.get()) + ".addListener(" + done + " -> {";
            boolean isRethrown = RETHROWING.contains(site.call().getNameAsString());
            Optional<String> context = Netty.context(site.call()).map(Variable::name);
            return new Draft(
                    TITLE,
                    !isRethrown
                            ? rest.between(opening, List.of(), List.of("});"))
                            : rest.between(
                                    opening,
                                    List.of("if (" + done + ".isSuccess()) {"),
                                    context.map(ctx -> List.of(
                                                    "\t} else {",
                                                    "\t\t" + ctx + ".fireExceptionCaught(" + done + ".cause());",
                                                    "\t}",
                                                    "});"))
                                            .orElse(List.of("\t}", "});"))));
        });
    }

    private static boolean isWait(Site site) {
        return WAITS.contains(site.call().getNameAsString())
                && site.call().getArguments().isEmpty()
                && site.finding()
                        .call()
                        .matches("(Channel|Default|Progressive|ChannelProgressive)?(Future|Promise)\\.\\w+")
                && Netty.isUsed(site.text());
    }
}
