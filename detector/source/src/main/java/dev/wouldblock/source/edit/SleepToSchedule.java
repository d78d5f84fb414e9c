package dev.wouldblock.source.edit;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A task for the executor of the handler's event loop in the place of a pause in it, for Netty. */
final class SleepToSchedule implements EditRule {
    private static final String TITLE = "Schedule what follows on the event loop";
    private static final Set<String> NUMBERS = Set.of("int", "long", "Integer", "Long");

    @Override
    public Optional<Draft> draft(Site site) {
        MethodCallExpr sleep = site.call();
        if (!site.finding().call().equals("Thread.sleep")
                || sleep.getArguments().size() != 1
                || !Netty.isUsed(site.text())
                || !isMillis(sleep.getArgument(0))
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

    /** Whether it is known to be a number, and not a {@link java.time.Duration}. */
    private static boolean isMillis(Expression delay) {
        if (delay instanceof EnclosedExpr enclosed) {
            return isMillis(enclosed.getInner());
        }
        if (delay instanceof CastExpr cast) {
            return cast.getType().isPrimitiveType();
        }
        return delay instanceof LiteralExpr
                || delay instanceof BinaryExpr
                || delay instanceof MethodCallExpr call
                        && call.getNameAsString().equals("toMillis")
                || Variables.of(delay).filter(v -> NUMBERS.contains(v.type())).isPresent();
    }

    /** A task can not throw what a method may declare. */
    private static boolean throwsNothingElse(MethodCallExpr sleep) {
        return Around.nearest(LambdaExpr.class, sleep).isEmpty()
                && Around.nearest(MethodDeclaration.class, sleep)
                        .filter(method -> method.getThrownExceptions().stream()
                                .allMatch(type -> type.asString().equals("InterruptedException")))
                        .isPresent();
    }
}
