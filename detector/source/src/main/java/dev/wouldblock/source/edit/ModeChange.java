package dev.wouldblock.source.edit;

import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.Replacement;
import java.util.List;
import java.util.Optional;

/** Blocking mode in the place of non-blocking mode, where the same file sets it. */
final class ModeChange implements EditRule {
    static final String TITLE = "Leave the channel in blocking mode";

    @Override
    public Optional<Draft> draft(Site site) {
        return of(site).map(change -> new Draft(TITLE, List.of(change)));
    }

    /** The change of the call that the finding is about, or with which its path starts. */
    static Optional<Replacement> of(Site site) {
        if (isFalse(site.call())) {
            return Optional.of(change(site, site.call()));
        }
        Location set = site.finding().trace().get(0).location();
        if (!set.sourceFile().equals(site.finding().location().sourceFile())) {
            return Optional.empty();
        }
        List<MethodCallExpr> calls = site.text()
                .unit()
                .findAll(
                        MethodCallExpr.class,
                        call -> call.getName()
                                        .getRange()
                                        .filter(range -> range.begin.line
                                                == set.position().line())
                                        .isPresent()
                                && isFalse(call));
        return calls.size() == 1 ? Optional.of(change(site, calls.get(0))) : Optional.empty();
    }

    private static Replacement change(Site site, MethodCallExpr call) {
        return new Replacement(
                site.text().start(call.getArgument(0)), site.text().end(call.getArgument(0)), "true");
    }

    private static boolean isFalse(MethodCallExpr call) {
        return call.getNameAsString().equals("configureBlocking")
                && call.getArguments().size() == 1
                && call.getArgument(0) instanceof BooleanLiteralExpr literal
                && !literal.getValue();
    }
}
