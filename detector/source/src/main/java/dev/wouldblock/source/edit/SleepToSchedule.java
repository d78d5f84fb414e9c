package dev.wouldblock.source.edit;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.List;
import java.util.Optional;

/** A task for the executor of the handler's event loop in the place of a pause in it, for Netty. */
final class SleepToSchedule implements EditRule {
    private static final String TITLE = "Schedule what follows on the event loop";

    @Override
    public Optional<Draft> draft(Site site) {
        MethodCallExpr sleep = site.call();
        if (!site.finding().call().equals("Thread.sleep")
                || sleep.getArguments().size() != 1
                || !Netty.isUsed(site.text())
                || !throwsNothingElse(sleep)) {
            return Optional.empty();
        }
        return Netty.context(sleep)
                .flatMap(context -> Continuation.of(site).map(rest -> {
                    String delay = site.written(sleep.getArgument(0));
                    String unit = site.imports().name("java.util.concurrent.TimeUnit");
                    return new Draft(
                            TITLE,
                            rest.between(
                                    context.name() + ".executor().schedule(() -> {",
                                    List.of(),
                                    List.of("}, " + delay + ", " + unit + ".MILLISECONDS);")));
                }));
    }

    /** A task can not throw what a method may declare. */
    private static boolean throwsNothingElse(MethodCallExpr sleep) {
        return sleep.findAncestor(LambdaExpr.class).isEmpty()
                && sleep.findAncestor(MethodDeclaration.class)
                        .filter(method -> method.getThrownExceptions().stream()
                                .allMatch(type -> type.asString().equals("InterruptedException")))
                        .isPresent();
    }
}
