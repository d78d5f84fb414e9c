package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.wouldblock.source.edit.Variables.Variable;
import java.util.List;
import java.util.Optional;

/** The selection key of the channel that a call is about. */
final class SelectionKeys {
    private SelectionKeys() {}

    /** The key that the channel was taken from, or the only one in reach of an object that keeps its channel. */
    static Optional<Variable> of(Site site) {
        Optional<Expression> channel = channel(site);
        return channel.flatMap(SelectionKeys::origin)
                .or(() -> inReach(site)
                        .filter(key -> channel.map(SelectionKeys::isField).orElse(key.isField())));
    }

    /** The only key in reach, which may be that of another channel. */
    static Optional<Variable> inReach(Site site) {
        List<Variable> keys = Variables.at(site.call()).stream()
                .filter(v -> v.type().equals("SelectionKey"))
                .toList();
        return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
    }

    private static boolean isField(Expression channel) {
        return Variables.of(channel).filter(Variable::isField).isPresent();
    }

    /** Whether the file keeps other things with its keys, so that what is attached there is not ours to replace. */
    static boolean areAttachmentsInUse(Site site) {
        return site.text()
                .unit()
                .findFirst(
                        MethodCallExpr.class,
                        call -> call.getNameAsString().equals("attachment")
                                || call.getNameAsString().equals("attach")
                                || (call.getNameAsString().equals("register")
                                        && call.getArguments().size() == 3))
                .isPresent();
    }

    /** Whether a loop could write to the same channel again before it is writable. */
    static boolean isInLoopOf(Variable key, Node call) {
        for (Optional<Node> outer = call.getParentNode();
                outer.isPresent();
                outer = outer.get().getParentNode()) {
            Node node = outer.get();
            if (node instanceof LambdaExpr || node instanceof CallableDeclaration) {
                return false;
            }
            if (Exit.isLoop(node)) {
                return !node.isAncestorOf(key.declaration());
            }
        }
        return false;
    }

    private static Optional<Expression> channel(Site site) {
        boolean isChannels = site.finding().call().matches("\\w*Channel\\.\\w+");
        return isChannels
                ? site.call().getScope()
                : site.call().getArguments().stream()
                        .filter(argument -> origin(argument).isPresent())
                        .findFirst();
    }

    /** The key in {@code (SocketChannel) key.channel()}, or of a variable with that value. */
    private static Optional<Variable> origin(Expression channel) {
        if (channel instanceof EnclosedExpr enclosed) {
            return origin(enclosed.getInner());
        }
        if (channel instanceof CastExpr cast) {
            return origin(cast.getExpression());
        }
        if (channel instanceof MethodCallExpr call) {
            return call.getNameAsString().equals("channel")
                            && call.getArguments().isEmpty()
                    ? call.getScope().filter(NameExpr.class::isInstance).flatMap(Variables::of)
                    : Optional.empty();
        }
        return Variables.of(channel)
                .filter(v -> !v.isField())
                .flatMap(Variable::value)
                .filter(value -> !value.isNameExpr())
                .flatMap(SelectionKeys::origin);
    }
}
