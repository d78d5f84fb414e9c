package dev.wouldblock.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import dev.wouldblock.finding.Suppression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The annotations and comments of a file that suppress findings. */
final class SuppressionReader {
    private static final Set<String> ANNOTATIONS = Set.of("SuppressWarnings", "SuppressFBWarnings");
    private static final Pattern IGNORE = Pattern.compile("\\s*wouldblock:ignore\\s+(WB_[A-Z_]+)\\b(.*)");
    private static final Pattern RULE = Pattern.compile("WB_[A-Z_]+");

    private final String packageName;
    private final String sourceFile;
    private final String[] lines;

    SuppressionReader(String packageName, String sourceFile, String text) {
        this.packageName = packageName;
        this.sourceFile = sourceFile;
        this.lines = text.split("\\R", -1);
    }

    /** Whether it is worth to parse a file for them. */
    static boolean mayBeIn(String text) {
        return text.contains("WB_")
                && (text.contains("wouldblock:ignore") || ANNOTATIONS.stream().anyMatch(text::contains));
    }

    List<Suppression> read(CompilationUnit unit, Collection<Comment> comments) {
        List<Suppression> found = new ArrayList<>();
        unit.walk(AnnotationExpr.class, annotation -> addAnnotation(annotation, found));
        comments.stream().filter(Comment::isLineComment).forEach(comment -> addComment(comment, found));
        return found;
    }

    private void addAnnotation(AnnotationExpr annotation, List<Suppression> found) {
        // A parameter holds no code; a finding that stands beside it by chance is about something else.
        Optional<Node> declaration = annotation
                .getParentNode()
                .filter(node -> node instanceof NodeWithAnnotations && !(node instanceof Parameter));
        if (!ANNOTATIONS.contains(annotation.getName().getIdentifier())) {
            return;
        }
        declaration
                .flatMap(Node::getRange)
                .ifPresent(range -> values(annotation)
                        .flatMap(SuppressionReader::strings)
                        .filter(rule -> RULE.matcher(rule).matches())
                        .forEach(rule -> found.add(new Suppression(
                                packageName,
                                sourceFile,
                                rule,
                                range.begin.line,
                                range.end.line,
                                Optional.empty(),
                                true))));
    }

    private static Stream<Expression> values(AnnotationExpr annotation) {
        if (annotation instanceof SingleMemberAnnotationExpr single) {
            return Stream.of(single.getMemberValue());
        }
        return annotation instanceof NormalAnnotationExpr normal
                ? normal.getPairs().stream()
                        .filter(pair -> pair.getNameAsString().equals("value"))
                        .map(pair -> pair.getValue())
                : Stream.empty();
    }

    private static Stream<String> strings(Expression value) {
        if (value instanceof ArrayInitializerExpr array) {
            return array.getValues().stream().flatMap(SuppressionReader::strings);
        }
        return value instanceof StringLiteralExpr text ? Stream.of(text.asString()) : Stream.empty();
    }

    /** Behind code it is about this line, on a line of its own about the next. */
    private void addComment(Comment comment, List<Suppression> found) {
        Matcher ignore = IGNORE.matcher(comment.getContent());
        if (!ignore.matches()) {
            return;
        }
        comment.getRange().ifPresent(range -> {
            int line = range.begin.line;
            boolean isAlone = line <= lines.length && lines[line - 1].strip().startsWith("//");
            int about = isAlone ? line + 1 : line;
            found.add(new Suppression(
                    packageName,
                    sourceFile,
                    ignore.group(1),
                    about,
                    about,
                    Optional.of(line),
                    !ignore.group(2).isBlank()));
        });
    }
}
