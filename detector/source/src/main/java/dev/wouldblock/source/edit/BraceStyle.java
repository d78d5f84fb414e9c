package dev.wouldblock.source.edit;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import java.util.Optional;
import java.util.stream.Stream;

/** Where code has the brace that opens the block of a statement. Methods and lambdas can have theirs elsewhere. */
enum BraceStyle {
    END_OF_LINE,
    OWN_LINE;

    private static final String BRACE = " {";

    /** As it is in the member around a place, or in the file where the member has no such block. */
    static BraceStyle around(Node place, JavaText text) {
        Optional<Node> member = Around.nearest(BodyDeclaration.class, place).map(Node.class::cast);
        return member.flatMap(BraceStyle::firstBlock)
                .or(() -> place.findCompilationUnit()
                        .map(CompilationUnit.class::cast)
                        .flatMap(BraceStyle::firstBlock))
                .or(() -> member.flatMap(m -> m.findFirst(BlockStmt.class)))
                .filter(block -> text.isFirstInLine(text.start(block)))
                .map(block -> OWN_LINE)
                .orElse(END_OF_LINE);
    }

    /** Lines that open blocks at their ends, in this style. */
    Stream<String> lines(String... lines) {
        return Stream.of(lines).flatMap(this::split);
    }

    /** What opens the block of a statement behind its head. */
    String opening(String lineEnd, String indentation) {
        return this == OWN_LINE ? lineEnd + indentation + "{" : BRACE;
    }

    private Stream<String> split(String line) {
        if (this == END_OF_LINE || !line.endsWith(BRACE)) {
            return Stream.of(line);
        }
        String code = line.stripLeading();
        String tabs = line.substring(0, line.length() - code.length());
        return code.equals("} else {")
                ? Stream.of(tabs + "}", tabs + "else", tabs + "{")
                : Stream.of(line.substring(0, line.length() - BRACE.length()), tabs + "{");
    }

    private static Optional<BlockStmt> firstBlock(Node around) {
        return around.findFirst(BlockStmt.class, BraceStyle::isOfStatement);
    }

    private static boolean isOfStatement(BlockStmt block) {
        Node parent = block.getParentNode().orElse(null);
        return parent != null && (parent instanceof IfStmt || parent instanceof TryStmt || Exit.isLoop(parent));
    }
}
