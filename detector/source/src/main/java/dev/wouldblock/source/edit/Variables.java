package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithMembers;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.TryStmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The variables that can be used at a place, as far as the file declares them. */
final class Variables {
    /**
     * A variable.
     *
     * @param type as it is written, without type arguments; empty for the parameter of a lambda that has none, {@code
     *     var} too
     * @param isField whether it lives longer than the method
     */
    record Variable(String name, String type, Optional<Expression> value, boolean isField, Node declaration) {}

    private final List<Variable> visible = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private Variables() {}

    /** The innermost first; what is hidden by another of the same name is left out. */
    static List<Variable> at(Node place) {
        Variables all = new Variables();
        Node inner = place;
        for (Optional<Node> outer = place.getParentNode(); outer.isPresent(); outer = inner.getParentNode()) {
            all.addFrom(outer.get(), inner);
            inner = outer.get();
        }
        return all.visible;
    }

    static Optional<Variable> find(String name, Node place) {
        return at(place).stream().filter(v -> v.name().equals(name)).findFirst();
    }

    /** What a name or {@code this.name} stands for. */
    static Optional<Variable> of(Expression e) {
        if (e instanceof EnclosedExpr enclosed) {
            return of(enclosed.getInner());
        }
        if (e instanceof NameExpr name) {
            return find(name.getNameAsString(), e);
        }
        return e instanceof FieldAccessExpr field && field.getScope() instanceof ThisExpr
                ? at(e).stream()
                        .filter(v -> v.isField() && v.name().equals(field.getNameAsString()))
                        .findFirst()
                : Optional.empty();
    }

    static boolean isName(Expression e, String name) {
        return e instanceof NameExpr other && other.getNameAsString().equals(name);
    }

    /** Whether reading it twice gives the same and does nothing: a name, a field, a cast, or {@code key.channel()}. */
    static boolean isPlain(Expression e) {
        if (e instanceof EnclosedExpr enclosed) {
            return isPlain(enclosed.getInner());
        }
        if (e instanceof CastExpr cast) {
            return isPlain(cast.getExpression());
        }
        if (e instanceof FieldAccessExpr field) {
            return isPlain(field.getScope());
        }
        return e instanceof NameExpr
                || e instanceof ThisExpr
                || (e instanceof MethodCallExpr call
                        && call.getArguments().isEmpty()
                        && call.getNameAsString().equals("channel")
                        && call.getScope().filter(Variables::isPlain).isPresent());
    }

    /** A name for a new variable at a place: none that the member around it uses for anything. */
    static String fresh(Node place, String... wanted) {
        Node member = place;
        for (Node node = place; !(node.getParentNode().orElse(null) instanceof TypeDeclaration); ) {
            if (node.getParentNode().isEmpty()) {
                break;
            }
            node = node.getParentNode().get();
            member = node;
        }
        Set<String> used = new HashSet<>();
        member.walk(SimpleName.class, name -> used.add(name.getIdentifier()));
        for (String name : wanted) {
            if (!used.contains(name)) {
                return name;
            }
        }
        for (int number = 2; ; number++) {
            String name = wanted[0] + number;
            if (!used.contains(name)) {
                return name;
            }
        }
    }

    private void addFrom(Node outer, Node inner) {
        if (outer instanceof BlockStmt block) {
            block.getStatements().stream().takeWhile(s -> s != inner).forEach(this::addDeclared);
        } else if (outer instanceof SwitchEntry entry) {
            entry.getStatements().stream().takeWhile(s -> s != inner).forEach(this::addDeclared);
        } else if (outer instanceof ForEachStmt loop && inner == loop.getBody()) {
            loop.getVariable().getVariables().forEach(v -> add(v, false));
        } else if (outer instanceof ForStmt loop) {
            loop.getInitialization().stream().filter(e -> e != inner).forEach(this::addDeclared);
        } else if (outer instanceof TryStmt tried && inner == tried.getTryBlock()) {
            tried.getResources().forEach(this::addDeclared);
        } else if (outer instanceof LambdaExpr lambda) {
            lambda.getParameters().forEach(this::add);
        } else if (outer instanceof CallableDeclaration<?> callable) {
            callable.getParameters().forEach(this::add);
        } else if (outer instanceof RecordDeclaration type) {
            type.getParameters()
                    .forEach(p -> add(
                            new Variable(p.getNameAsString(), name(p.getTypeAsString()), Optional.empty(), true, p)));
            addFields(type);
        } else if (outer instanceof TypeDeclaration<?> type) {
            addFields(type);
        } else if (outer instanceof ObjectCreationExpr creation) {
            creation.getAnonymousClassBody()
                    .ifPresent(members -> members.stream()
                            .filter(m -> m.isFieldDeclaration())
                            .forEach(m -> m.asFieldDeclaration().getVariables().forEach(v -> add(v, true))));
        }
    }

    private void addFields(NodeWithMembers<?> type) {
        type.getFields().forEach(field -> field.getVariables().forEach(v -> add(v, true)));
    }

    private void addDeclared(Node node) {
        if (node instanceof ExpressionStmt statement) {
            addDeclared(statement.getExpression());
        } else if (node instanceof VariableDeclarationExpr declaration) {
            declaration.getVariables().forEach(v -> add(v, false));
        }
    }

    private void add(Parameter parameter) {
        String type = parameter.getType().isUnknownType() ? "" : name(parameter.getTypeAsString());
        add(new Variable(parameter.getNameAsString(), type, Optional.empty(), false, parameter));
    }

    private void add(VariableDeclarator declared, boolean isField) {
        add(new Variable(
                declared.getNameAsString(),
                name(declared.getTypeAsString()),
                declared.getInitializer(),
                isField,
                declared));
    }

    private void add(Variable variable) {
        if (names.add(variable.name())) {
            visible.add(variable);
        }
    }

    /** The simple name of a type; of an array with its brackets. */
    private static String name(String type) {
        String raw = type.replaceAll("<.*>", "");
        return raw.equals("var") ? "" : raw.substring(raw.lastIndexOf('.') + 1);
    }
}
