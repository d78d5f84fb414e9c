package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import dev.wouldblock.finding.Replacement;
import dev.wouldblock.source.edit.Variables.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps what a write has left with the key: lines at the call, a method that sends the rest, and a branch that calls it where
 * the loop is in sight that handles the key. Until all is sent the key asks for nothing but {@code OP_WRITE}, so that no
 * further request makes a further answer.
 */
final class WriteLater {
    private static final String METHOD = "sendRest";

    /** With one of them the file has its own way to send what is left. */
    private static final Set<String> TAKEN = Set.of(METHOD, "OP_WRITE", "isWritable");

    private final Site site;
    private final String key;
    private final String rest;
    private final TypeDeclaration<?> owner;
    private final Optional<Replacement> branch;

    private WriteLater(Site site, String key, String rest, TypeDeclaration<?> owner) {
        this.site = site;
        this.key = key;
        this.rest = rest;
        this.owner = owner;
        this.branch = owner.findFirst(IfStmt.class, this::leadsToCall).map(this::branch);
    }

    /** Empty where nothing can be kept with the key, or there is no place for the method. */
    static Optional<WriteLater> of(Site site, Variable key, WrittenBuffer buffer) {
        boolean isTaken = SelectionKeys.areAttachmentsInUse(site)
                || site.text()
                        .unit()
                        .findFirst(SimpleName.class, name -> TAKEN.contains(name.getIdentifier()))
                        .isPresent();
        return isTaken
                ? Optional.empty()
                : buffer.rest()
                        .flatMap(rest -> owner(site).map(owner -> new WriteLater(site, key.name(), rest, owner)));
    }

    /** What an edit does that begins like this. */
    String title(String start) {
        return start
                + (branch.isPresent()
                        ? ", and send it when the key is writable"
                        : "; " + METHOD + "(key) is to be called when the key is writable");
    }

    /** In the place of what comes after the call, when something is left. */
    List<String> lines() {
        return List.of(key + ".attach(" + rest + ");", key + ".interestOps(" + selectionKey() + ".OP_WRITE);");
    }

    /** The method, and its call in the loop. */
    List<Replacement> elsewhere() {
        List<Replacement> all = new ArrayList<>();
        all.add(method());
        branch.ifPresent(all::add);
        return all;
    }

    private String selectionKey() {
        return site.imports().name("java.nio.channels.SelectionKey");
    }

    /** The outermost type: of what is in it, only nested types could not have static methods in every release of Java. */
    private static Optional<TypeDeclaration<?>> owner(Site site) {
        JavaText text = site.text();
        return site.text().unit().getTypes().stream()
                .filter(type -> type.isAncestorOf(site.call()))
                .filter(type -> !(type instanceof ClassOrInterfaceDeclaration declared && declared.isInterface()))
                .filter(type -> text.isFirstInLine(text.end(type) - 1))
                .<TypeDeclaration<?>>map(type -> type)
                .findFirst();
    }

    private Replacement method() {
        JavaText text = site.text();
        String buffer = site.imports().name("java.nio.ByteBuffer");
        String access = branch.isPresent() ? "private static" : "static";
        String[] code = {
            "\t/** Sends what is kept with a key, and goes on reading when nothing is left. */",
            "\t" + access + " void " + METHOD + "(" + selectionKey() + " key) throws "
                    + site.imports().name("java.io.IOException") + " {",
            "\t\t" + buffer + " rest = (" + buffer + ") key.attachment();",
            "\t\t((" + site.imports().name("java.nio.channels.WritableByteChannel") + ") key.channel()).write(rest);",
            "\t\tif (!rest.hasRemaining()) {",
            "\t\t\tkey.attach(null);",
            "\t\t\tkey.interestOps(" + selectionKey() + ".OP_READ);",
            "\t\t}",
            "\t}"
        };
        int brace = text.end(owner) - 1;
        String outer = text.indentation(brace);
        BraceStyle style = BraceStyle.around(site.call(), text);
        StringBuilder inserted = new StringBuilder(text.lineEnd());
        style.lines(code)
                .map(line -> outer + text.indented(line) + text.lineEnd())
                .forEach(inserted::append);
        return Replacement.insertion(text.lineStart(brace), inserted.toString());
    }

    /** Before the test for a readable key, which is then only made for a key that is not writable. */
    private Replacement branch(IfStmt test) {
        JavaText text = site.text();
        int start = text.start(test);
        String readable = site.written(test.getCondition());
        // The name of the method is the last word: a variable may be called like it.
        int name = readable.lastIndexOf("isReadable");
        String condition =
                readable.substring(0, name) + "isWritable" + readable.substring(name + "isReadable".length());
        String handled = testedKey(test.getCondition()).orElseThrow();
        return Replacement.insertion(
                start,
                BraceStyle.around(test, text)
                        .lines("if (" + condition + ") {", "\t" + METHOD + "(" + handled + ");", "} else {")
                        .map(text::indented)
                        .collect(Collectors.joining(text.lineEnd() + text.indentation(start)))
                        .replaceFirst("\\s*\\{$", " "));
    }

    /** Whether the code for a readable key holds the call, or hands the key to the method that does. */
    private boolean leadsToCall(IfStmt test) {
        Statement then = test.getThenStmt();
        Optional<String> handled = testedKey(test.getCondition());
        if (handled.isEmpty() || !mayThrow(test)) {
            return false;
        }
        if (then.isAncestorOf(site.call())) {
            return handled.get().equals(key);
        }
        Optional<MethodDeclaration> method = Around.nearest(MethodDeclaration.class, site.call());
        return method.isPresent()
                && method.get().getParameterByName(key).isPresent()
                && then.findFirst(
                                MethodCallExpr.class,
                                call -> call.getNameAsString()
                                                .equals(method.get().getNameAsString())
                                        && call.getArguments().stream()
                                                .anyMatch(a -> Variables.isName(a, handled.get())))
                        .isPresent();
    }

    /** The key in {@code key.isReadable()} and {@code key.isValid() && key.isReadable()}. */
    private static Optional<String> testedKey(Expression condition) {
        if (condition instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.AND) {
            return tested(both.getLeft(), "isValid").isPresent()
                    ? tested(both.getRight(), "isReadable")
                    : Optional.empty();
        }
        return tested(condition, "isReadable");
    }

    private static Optional<String> tested(Expression condition, String method) {
        return condition instanceof MethodCallExpr call
                        && call.getNameAsString().equals(method)
                ? call.getScope().filter(NameExpr.class::isInstance).map(Expression::toString)
                : Optional.empty();
    }

    /** Whether an IOException can be thrown at a place. */
    private static boolean mayThrow(Node place) {
        Node inner = place;
        for (Node outer = place.getParentNode().orElseThrow();
                !(outer instanceof LambdaExpr);
                outer = outer.getParentNode().orElseThrow()) {
            if (outer instanceof CallableDeclaration<?> callable) {
                return callable.getThrownExceptions().stream().anyMatch(WriteLater::isIoException);
            }
            if (outer instanceof TryStmt tried && inner == tried.getTryBlock() && catchesIoException(tried)) {
                return true;
            }
            if (outer instanceof TypeDeclaration) {
                return false;
            }
            inner = outer;
        }
        return false;
    }

    private static boolean catchesIoException(TryStmt tried) {
        return tried.getCatchClauses().stream()
                .map(clause -> clause.getParameter().getType())
                .flatMap(type -> type.isUnionType() ? type.asUnionType().getElements().stream() : Stream.of(type))
                .anyMatch(WriteLater::isIoException);
    }

    private static boolean isIoException(Type type) {
        return Set.of("IOException", "java.io.IOException", "Exception", "Throwable")
                .contains(type.asString());
    }
}
