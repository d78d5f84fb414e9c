package dev.wouldblock.source.edit;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.wouldblock.finding.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The peer has closed: the channel is closed, which also cancels its keys, and what needs input is skipped. */
final class CloseAtEnd implements EditRule {
    private static final String TITLE = "Close the channel at the end of the stream";
    private static final String[] NAMES = {"count", "length"};

    @Override
    public Optional<Draft> draft(Site site) {
        return site.receiver()
                .filter(receiver -> site.finding().call().matches("\\w*Channel\\.read"))
                .map(receiver -> closing(site, receiver))
                .flatMap(close -> {
                    Guard guard = new Guard(site.text(), Outcome.END, List.of(close));
                    return site.ignored()
                            .flatMap(statement -> guard.around(statement, site.call()))
                            .or(() -> Held.guarded(site, guard))
                            .or(() -> Hoisting.of(site, NAMES).flatMap(hoisted -> hoisted.guarded(guard)))
                            .or(() -> afterLoop(site, close));
                })
                .map(replacements -> new Draft(TITLE, replacements));
    }

    private static String closing(Site site, Expression receiver) {
        Expression channel = receiver;
        while (channel.isEnclosedExpr() || channel.isCastExpr()) {
            channel = channel.isEnclosedExpr()
                    ? channel.asEnclosedExpr().getInner()
                    : channel.asCastExpr().getExpression();
        }
        return site.written(channel) + ".close();";
    }

    /** A loop that reads as long as there is something: its last count tells why there is nothing more. */
    private static Optional<List<Replacement>> afterLoop(Site site, String close) {
        Optional<WhileStmt> loop = Around.nearest(Statement.class, site.call())
                .filter(WhileStmt.class::isInstance)
                .map(WhileStmt.class::cast)
                .filter(l -> l.getCondition().isBinaryExpr()
                        && l.getCondition().asBinaryExpr().getLeft() == site.value());
        return loop.flatMap(l -> held(site, l, close));
    }

    private static Optional<List<Replacement>> held(Site site, WhileStmt loop, String close) {
        Optional<String> type = ResultType.of(site);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String count = Variables.fresh(site.call(), NAMES);
        return StatementEdit.of(site.text(), loop)
                .map(edit -> new ArrayList<>(edit.before(type.get() + " " + count + ";")
                        .replace(site.call(), "(" + count + " = " + site.written(site.call()) + ")")
                        .after("if (" + Outcome.END.isMetBy(count) + ") {", "\t" + close, "}")
                        .replacements()));
    }
}
