package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import dev.wouldblock.source.edit.Variables.Variable;
import java.util.Optional;

/** What code for Netty has at hand. */
final class Netty {
    private Netty() {}

    static boolean isUsed(JavaText text) {
        return text.unit().getImports().stream()
                .anyMatch(i -> i.getNameAsString().startsWith("io.netty."));
    }

    /** The context of the handler that the code is in. */
    static Optional<Variable> context(Node place) {
        return Variables.at(place).stream()
                .filter(v -> v.type().equals("ChannelHandlerContext"))
                .findFirst();
    }
}
