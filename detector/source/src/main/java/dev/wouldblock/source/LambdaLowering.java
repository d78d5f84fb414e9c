package dev.wouldblock.source;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lambdas, each with a method for its body, and method references. */
final class LambdaLowering {
    private final Code code;

    LambdaLowering(Code code) {
        this.code = code;
    }

    /** The method that holds a body. */
    record Body(MethodRef method, boolean hasThis, Map<String, JavaType> captures, JavaType answer) {}

    /** @param answer type of what the body returns, void or unknown when it returns nothing or that is not known */
    record Made(Typed value, JavaType answer) {}

    Made lower(LambdaExpr lambda, JavaType target) {
        Position position = Positions.of(lambda);
        Body body = code.owner.file.lambdas.get(lambda);
        if (body == null) {
            body = body(lambda, target);
            code.owner.file.lambdas.put(lambda, body);
        }
        List<Integer> captures = new ArrayList<>();
        if (body.hasThis()) {
            captures.add(code.names.self(position));
        }
        for (String name : body.captures().keySet()) {
            captures.add(code.scope
                    .find(name)
                    .map(v -> code.builder.move(v.register(), position))
                    .orElseGet(() -> code.builder.constant(Optional.empty(), position)));
        }
        int result = code.builder.temporary();
        Op.Dispatch dispatch = body.hasThis() ? Op.Dispatch.SPECIAL : Op.Dispatch.STATIC;
        code.builder.add(new Op.Lambda(result, body.method(), dispatch, interfaceName(target), captures, position));
        return new Made(new Typed(result, target), body.answer());
    }

    private static String interfaceName(JavaType target) {
        JavaType erased = target.erased();
        return erased.isClass() ? erased.name() : "java/lang/Object";
    }

    private Body body(LambdaExpr lambda, JavaType target) {
        Optional<Member.Method> function = target.isClass() ? code.types().function(target) : Optional.empty();
        JavaType wanted = function.map(Member.Method::result).orElse(JavaType.UNKNOWN);
        Map<String, JavaType> captures = FreeNames.captured(List.of(lambda.getBody()), code.scope);
        lambda.getParameters().forEach(p -> captures.remove(p.getNameAsString()));
        Code inner = new Code(code.owner, code.typeScope.nested(), code.hasThis, code.enclosing, wanted);
        List<JavaType> parameters = new ArrayList<>();
        captures.forEach((name, type) -> {
            inner.parameter(name, type);
            parameters.add(type);
        });
        for (int i = 0; i < lambda.getParameters().size(); i++) {
            Parameter p = lambda.getParameters().get(i);
            JavaType type = parameterType(p, i, function);
            inner.parameter(p.getNameAsString(), type);
            parameters.add(type);
        }
        String name = code.owner.lambdaName(code.enclosing);
        JavaType answer = lowerBody(lambda.getBody(), inner, wanted);
        JavaType result = wanted.isUnknown() ? answer : wanted;
        String descriptor = Member.Method.descriptor(parameters, result);
        EnumSet<MethodModel.Modifier> modifiers = EnumSet.of(MethodModel.Modifier.PRIVATE);
        if (!code.hasThis) {
            modifiers.add(MethodModel.Modifier.STATIC);
        }
        int count = parameters.size() + (code.hasThis ? 1 : 0);
        code.owner.methods.add(inner.finish(name, descriptor, count, modifiers, Set.of(), Positions.of(lambda)));
        MethodRef method = Code.reference(code.owner.name(), name, parameters.size(), descriptor);
        return new Body(method, code.hasThis, captures, answer);
    }

    private JavaType parameterType(Parameter p, int i, Optional<Member.Method> function) {
        RawType written = RawType.of(p.getType()).arrayOf(p.isVarArgs() ? 1 : 0);
        if (!written.isInferred()) {
            return code.typeScope.resolve(written);
        }
        return function.filter(f -> i < f.arity())
                .map(f -> f.parameters().get(i))
                .orElse(JavaType.UNKNOWN);
    }

    private static JavaType lowerBody(Statement body, Code inner, JavaType wanted) {
        if (body instanceof ExpressionStmt s) {
            return expressionBody(s.getExpression(), inner, wanted);
        }
        inner.statements.block((BlockStmt) body);
        inner.builder.leave(new Terminator.Return(Op.NONE, Positions.endOf(body)));
        return inner.exits.returned();
    }

    private static JavaType expressionBody(Expression e, Code inner, JavaType wanted) {
        Position position = Positions.of(e);
        if (wanted.isVoid()) {
            inner.statements.effect(e);
            inner.builder.leave(new Terminator.Return(Op.NONE, position));
            return JavaType.VOID;
        }
        Typed value = inner.expressions.lower(e, wanted);
        if (value.isVoid()) {
            inner.builder.leave(new Terminator.Return(Op.NONE, position));
            return JavaType.VOID;
        }
        Typed converted = wanted.isUnknown() && isStatementLike(e)
                ? value
                : inner.conversions.convert(value, wanted.isVariable() ? JavaType.OBJECT : wanted, position);
        inner.builder.leave(new Terminator.Return(converted.register(), position));
        return value.type();
    }

    private static boolean isStatementLike(Expression e) {
        return e instanceof MethodCallExpr
                || e instanceof AssignExpr
                || e instanceof UnaryExpr
                || e instanceof ObjectCreationExpr;
    }

    // --- method references -------------------------------------------------------------------------------------------

    Typed lower(MethodReferenceExpr e, JavaType target) {
        Position position = Positions.of(e);
        Optional<Member.Method> function = target.isClass() ? code.types().function(target) : Optional.empty();
        Expression scope = scope(e);
        Optional<JavaType> type =
                e.getScope() instanceof TypeExpr t && t.getType().isArrayType()
                        ? Optional.of(JavaType.UNKNOWN)
                        : scope instanceof TypeExpr t2
                                ? Optional.of(code.typeScope.resolve(RawType.of(t2.getType())))
                                : code.names.typeNamed(scope);
        List<Integer> captures = new ArrayList<>();
        JavaType searched;
        boolean isSuper = scope instanceof SuperExpr;
        if (type.isPresent()) {
            searched = type.get();
        } else {
            Typed object = code.expressions.lower(scope);
            captures.add(object.register());
            searched = object.type();
        }
        int result = code.builder.temporary();
        if (!searched.isClass()) {
            code.builder.add(new Op.Compute(result, Op.Operator.OTHER, captures, position));
            return new Typed(result, target);
        }
        Optional<Member.Method> method = referenced(e.getIdentifier(), searched, function, type.isPresent());
        MethodRef reference = method.map(m -> reference(m, searched))
                .orElseGet(() -> Code.reference(
                        searched.erased().name(),
                        e.getIdentifier().equals("new") ? "<init>" : e.getIdentifier(),
                        function.map(Member.Method::arity).orElse(0),
                        ""));
        boolean isStatic = method.map(Member.Method::isStatic).orElse(false);
        boolean isSpecial = isSuper
                || reference.isConstructor()
                || method.map(Member.Method::isPrivate).orElse(false);
        Op.Dispatch dispatch = isStatic ? Op.Dispatch.STATIC : isSpecial ? Op.Dispatch.SPECIAL : Op.Dispatch.VIRTUAL;
        code.builder.add(new Op.Lambda(result, reference, dispatch, interfaceName(target), captures, position));
        return new Typed(result, target);
    }

    /** What stands before the colons, as a name where it could be a variable. */
    private static Expression scope(MethodReferenceExpr e) {
        if (e.getScope() instanceof TypeExpr t
                && t.getType() instanceof ClassOrInterfaceType c
                && c.getTypeArguments().isEmpty()) {
            return named(c);
        }
        return e.getScope();
    }

    private static Expression named(ClassOrInterfaceType c) {
        Expression name = c.getScope()
                .<Expression>map(s -> new FieldAccessExpr(named(s), c.getNameAsString()))
                .orElseGet(() -> new NameExpr(c.getNameAsString()));
        c.getRange().ifPresent(name::setRange);
        return name;
    }

    private MethodRef reference(Member.Method m, JavaType searched) {
        String owner = m.owner().equals("java/lang/Object")
                ? m.owner()
                : searched.erased().name();
        String descriptor = m.name().equals("<init>")
                ? CreationLowering.constructorDescriptor(code.owner.file, owner, m.descriptor())
                : m.descriptor();
        return Code.reference(
                owner,
                m.name(),
                new SignatureReader(descriptor, List.of()).parameters().size(),
                descriptor);
    }

    private Optional<Member.Method> referenced(
            String identifier, JavaType searched, Optional<Member.Method> function, boolean isType) {
        boolean isConstructor = identifier.equals("new");
        List<JavaType> arguments = function.map(Member.Method::parameters).orElse(List.of()).stream()
                .map(p -> p.isVariable() && p.bound().orElseThrow().equals(JavaType.OBJECT) ? JavaType.UNKNOWN : p)
                .toList();
        if (isConstructor) {
            return function.flatMap(f -> code.methods().constructor(searched, arguments))
                    .map(Methods.Found::method);
        }
        if (function.isEmpty()) {
            List<Member.Method> all = code.types().withSupertypes(searched).stream()
                    .flatMap(t -> code.types().find(t.name()).stream())
                    .flatMap(i -> i.methods().stream())
                    .filter(m -> m.name().equals(identifier))
                    .toList();
            return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
        }
        Optional<Member.Method> direct = code.methods()
                .find(searched, identifier, arguments)
                .map(Methods.Found::method)
                .filter(m -> !isType || m.isStatic());
        return direct.isPresent() || !isType || arguments.isEmpty()
                ? direct
                : code.methods()
                        .find(searched, identifier, arguments.subList(1, arguments.size()))
                        .map(Methods.Found::method)
                        .filter(m -> !m.isStatic());
    }
}
