package dev.wouldblock.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.wouldblock.input.Problems;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodModel.Modifier;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A type declaration to its model, and the types inside it to theirs. */
final class ClassLowering {
    private static final String INIT = "<init>";

    private final FileContext file;
    private final ClassContext context;
    private final TypeInfo info;

    ClassLowering(FileContext file, @Nullable ClassContext outer, TypeInfo info, Node declaration) {
        this.file = file;
        this.info = info;
        this.context = new ClassContext(file, outer, info, info.scope().orElseThrow(), declaration);
    }

    void lower(TypeDeclaration<?> declaration) {
        NodeList<BodyDeclaration<?>> members = declaration.getMembers();
        boolean isInterface = info.isInterface();
        int constructors = 0;
        for (BodyDeclaration<?> member : members) {
            if (member instanceof MethodDeclaration m) {
                method(m, isInterface);
            } else if (member instanceof ConstructorDeclaration c) {
                constructors++;
                constructor(c, c.getBody(), c.getParameters(), members);
            } else if (member instanceof CompactConstructorDeclaration c
                    && declaration instanceof RecordDeclaration r) {
                constructors++;
                canonical(r, Optional.of(c), members);
            }
        }
        if (declaration instanceof RecordDeclaration r) {
            accessors(r);
            boolean isWritten = constructors > 0 && hasCanonical(r);
            if (!isWritten) {
                canonical(r, Optional.empty(), members);
            }
        } else if (constructors == 0 && !isInterface) {
            defaultConstructor(declaration, List.of(), Optional.empty(), members);
        }
        staticInitialiser(declaration, members);
        finish(declaration, members);
    }

    void lowerAnonymous(
            Node declaration,
            NodeList<BodyDeclaration<?>> members,
            List<JavaType> parameters,
            Optional<Methods.Found> superConstructor) {
        members.forEach(m -> {
            if (m instanceof MethodDeclaration method) {
                method(method, false);
            }
        });
        defaultConstructor(declaration, parameters, superConstructor, members);
        finish(declaration, members);
    }

    private void finish(Node node, NodeList<BodyDeclaration<?>> members) {
        new Bridges(context, Positions.of(node)).add();
        List<FieldRef> fields = new ArrayList<>();
        info.fields()
                .forEach(f ->
                        fields.add(new FieldRef(info.name(), f.name(), f.type().descriptor())));
        if (info.hasOuterInstance()) {
            fields.add(context.outerField());
        }
        context.captures().forEach((name, type) -> fields.add(ClassContext.captureField(info.name(), name, type)));
        file.classes.add(new ClassModel(
                info.name(),
                info.header().superclass().name(),
                info.header().interfaces().stream().map(JavaType::name).toList(),
                Annotations.ofType(node, context.scope),
                file.sourceFile,
                fields,
                context.methods));
        for (TypeDeclaration<?> member : DeclarationReader.memberTypes(members)) {
            file.types
                    .find(info.name() + "$" + member.getNameAsString())
                    .ifPresent(i -> new ClassLowering(file, context, i, member).lower(member));
        }
    }

    // --- methods -----------------------------------------------------------------------------------------------------

    private void method(MethodDeclaration m, boolean inInterface) {
        TypeScope scope = scope(m);
        List<JavaType> parameters = types(m.getParameters(), scope);
        JavaType result = scope.resolve(RawType.of(m.getType()));
        boolean isStatic = m.isStatic();
        Set<Modifier> modifiers = modifiers(m);
        if (inInterface && !m.isPrivate()) {
            modifiers.add(Modifier.PUBLIC);
        }
        if (m.getBody().isEmpty() && !m.isNative()) {
            modifiers.add(Modifier.ABSTRACT);
        }
        int count = parameters.size() + (isStatic ? 0 : 1);
        String name = m.getNameAsString();
        String descriptor = Member.Method.descriptor(parameters, result);
        guarded(name, descriptor, count, modifiers, m, () -> {
            Code code = new Code(context, scope, !isStatic, name, result);
            for (int i = 0; i < parameters.size(); i++) {
                code.parameter(m.getParameters().get(i).getNameAsString(), parameters.get(i));
            }
            if (m.getBody().isEmpty()) {
                return Optional.empty();
            }
            code.statements.block(m.getBody().get());
            code.builder.leave(new Terminator.Return(Op.NONE, Positions.endOf(m)));
            return Optional.of(code);
        });
    }

    /** Lowers one body; if that fails the method is kept without one, and the failure is said. */
    private void guarded(
            String name,
            String descriptor,
            int parameterCount,
            Set<Modifier> modifiers,
            Node node,
            Supplier<Optional<Code>> body) {
        Position start = Positions.of(node);
        Set<String> annotations = Annotations.ofMethod(node, context.scope);
        MethodModel without = new MethodModel(
                info.name(),
                name,
                descriptor,
                parameterCount,
                modifiers,
                annotations,
                name,
                parameterCount,
                Position.ofLine(start.line()),
                List.of());
        MethodModel model = without;
        try {
            model = body.get()
                    .map(c -> c.finish(name, descriptor, parameterCount, modifiers, annotations, start))
                    .orElse(without);
        } catch (RuntimeException e) {
            file.problem("method " + name + " of " + info.name().replace('/', '.') + " skipped: " + Problems.reason(e));
        }
        context.methods.add(model);
    }

    private TypeScope scope(CallableDeclaration<?> m) {
        TypeScope scope = context.scope.nested();
        scope.declare(
                m.getTypeParameters().stream().map(p -> p.getNameAsString()).toList(),
                m.getTypeParameters().stream().map(RawType::bound).toList());
        return scope;
    }

    private static List<JavaType> types(List<Parameter> parameters, TypeScope scope) {
        return parameters.stream()
                .map(p -> scope.resolve(RawType.of(p.getType()).arrayOf(p.isVarArgs() ? 1 : 0)))
                .toList();
    }

    private static EnumSet<Modifier> modifiers(CallableDeclaration<?> m) {
        EnumSet<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        if (m.isStatic()) {
            modifiers.add(Modifier.STATIC);
        }
        if (m.isPublic()) {
            modifiers.add(Modifier.PUBLIC);
        }
        if (m.isPrivate()) {
            modifiers.add(Modifier.PRIVATE);
        }
        return modifiers;
    }

    // --- constructors ------------------------------------------------------------------------------------------------

    private void constructor(
            ConstructorDeclaration c, BlockStmt body, List<Parameter> written, NodeList<BodyDeclaration<?>> members) {
        TypeScope scope = scope(c);
        List<JavaType> types = types(written, scope);
        List<String> names = written.stream().map(Parameter::getNameAsString).toList();
        Optional<ExplicitConstructorInvocationStmt> call = explicitCall(body);
        construct(c, modifiers(c), scope, names, types, code -> {
            boolean callsThis =
                    call.map(ExplicitConstructorInvocationStmt::isThis).orElse(false);
            if (!callsThis) {
                code.constructors.keepHidden(Positions.of(c.getName()));
                code.constructors.afterSuper(() -> initialise(code, members, false));
            }
            if (call.isEmpty()) {
                code.constructors.implicitSuper(List.of(), Optional.empty(), Positions.of(c.getName()));
                code.constructors.runInitialisers();
            }
            code.statements.block(body);
        });
    }

    private static Optional<ExplicitConstructorInvocationStmt> explicitCall(BlockStmt body) {
        for (Statement s : body.getStatements()) {
            if (s instanceof ExplicitConstructorInvocationStmt call) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    private void defaultConstructor(
            Node node,
            List<JavaType> parameters,
            Optional<Methods.Found> superConstructor,
            NodeList<BodyDeclaration<?>> members) {
        Position position = Positions.of(node);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            names.add("x" + i + "$");
        }
        construct(node, EnumSet.noneOf(Modifier.class), context.scope, names, parameters, code -> {
            code.constructors.keepHidden(position);
            List<Integer> arguments = names.stream()
                    .map(n -> code.scope.find(n).orElseThrow().register())
                    .toList();
            code.constructors.afterSuper(() -> initialise(code, members, false));
            code.constructors.implicitSuper(arguments, superConstructor, position);
            code.constructors.runInitialisers();
        });
    }

    private void canonical(
            RecordDeclaration r,
            Optional<CompactConstructorDeclaration> compact,
            NodeList<BodyDeclaration<?>> members) {
        List<JavaType> types = types(r.getParameters(), context.scope);
        List<String> names =
                r.getParameters().stream().map(Parameter::getNameAsString).toList();
        Node node = compact.<Node>map(c -> c).orElse(r);
        Position position = Positions.of(node);
        construct(node, EnumSet.of(Modifier.PUBLIC), context.scope, names, types, code -> {
            code.constructors.implicitSuper(List.of(), Optional.empty(), position);
            initialise(code, members, false);
            compact.ifPresent(c -> code.statements.block(c.getBody()));
            for (int i = 0; i < names.size(); i++) {
                int value = code.scope.find(names.get(i)).orElseThrow().register();
                code.store(
                        0, new FieldRef(info.name(), names.get(i), types.get(i).descriptor()), value, position);
            }
        });
    }

    private void construct(
            Node node,
            EnumSet<Modifier> modifiers,
            TypeScope scope,
            List<String> names,
            List<JavaType> types,
            Consumer<Code> body) {
        String declared = Member.Method.descriptor(types, JavaType.VOID);
        String descriptor = CreationLowering.constructorDescriptor(file, info.name(), declared);
        int count = names.size()
                + (info.hasOuterInstance() ? 1 : 0)
                + context.captures().size()
                + 1;
        guarded(INIT, descriptor, count, modifiers, node, () -> {
            Code code = new Code(context, scope, true, INIT, JavaType.VOID);
            code.constructors.parameters(names, types);
            body.accept(code);
            code.builder.leave(new Terminator.Return(Op.NONE, Positions.endOf(node)));
            return Optional.of(code);
        });
    }

    private boolean hasCanonical(RecordDeclaration r) {
        String descriptor = Member.Method.descriptor(types(r.getParameters(), context.scope), JavaType.VOID);
        return context.methods.stream()
                .anyMatch(m -> m.name().equals(INIT) && m.descriptor().equals(descriptor));
    }

    private void accessors(RecordDeclaration r) {
        for (Parameter p : r.getParameters()) {
            String name = p.getNameAsString();
            boolean isWritten = context.methods.stream().anyMatch(m -> m.name().equals(name) && m.arity() == 0);
            if (!isWritten) {
                JavaType type = types(List.of(p), context.scope).get(0);
                Position position = Positions.of(p);
                guarded(name, "()" + type.descriptor(), 1, EnumSet.of(Modifier.PUBLIC), p, () -> {
                    Code code = new Code(context, context.scope, true, name, type);
                    int self = code.names.self(position);
                    int value = code.load(self, new FieldRef(info.name(), name, type.descriptor()), position);
                    code.builder.leave(new Terminator.Return(value, position));
                    return Optional.of(code);
                });
            }
        }
    }

    // --- initialisers ------------------------------------------------------------------------------------------------

    private void initialise(Code code, NodeList<BodyDeclaration<?>> members, boolean isStatic) {
        for (BodyDeclaration<?> member : members) {
            if (member instanceof FieldDeclaration f && (f.isStatic() || info.isInterface()) == isStatic) {
                f.getVariables().forEach(v -> field(code, v, isStatic, f.isFinal() || info.isInterface()));
            } else if (member instanceof InitializerDeclaration i && i.isStatic() == isStatic) {
                code.statements.block(i.getBody());
            }
        }
    }

    private void field(Code code, VariableDeclarator v, boolean isStatic, boolean isFinal) {
        if (v.getInitializer().isEmpty()) {
            return;
        }
        Position position = Positions.of(v);
        JavaType type = context.scope.resolve(RawType.of(v.getType()));
        boolean isConstant = isStatic
                && isFinal
                && (type.isPrimitive() || type.isString())
                && code.constants.fold(v.getInitializer().get()).isPresent();
        if (isConstant) {
            return;
        }
        int mark = code.builder.mark();
        FieldRef field = new FieldRef(info.name(), v.getNameAsString(), type.descriptor());
        int object = isStatic ? Op.NONE : code.names.self(position);
        Typed value = code.expressions.lowerAs(v.getInitializer().get(), type);
        code.store(object, field, value.register(), position);
        code.builder.release(mark);
    }

    private void staticInitialiser(TypeDeclaration<?> declaration, NodeList<BodyDeclaration<?>> members) {
        boolean isEnum = declaration instanceof EnumDeclaration;
        boolean isNeeded = isEnum
                || members.stream()
                        .anyMatch(m -> m instanceof InitializerDeclaration i && i.isStatic()
                                || m instanceof FieldDeclaration f && (f.isStatic() || info.isInterface()));
        if (!isNeeded) {
            return;
        }
        guarded("<clinit>", "()V", 0, EnumSet.of(Modifier.STATIC), declaration, () -> {
            Code code = new Code(context, context.scope, false, "<clinit>", JavaType.VOID);
            if (declaration instanceof EnumDeclaration e) {
                e.getEntries().forEach(constant -> enumConstant(code, constant));
            }
            initialise(code, members, true);
            code.builder.leave(new Terminator.Return(Op.NONE, Positions.endOf(declaration)));
            return Optional.of(code);
        });
    }

    private void enumConstant(Code code, EnumConstantDeclaration constant) {
        int mark = code.builder.mark();
        Position position = Positions.of(constant.getName());
        Typed value = code.creations.enumConstant(constant, context.type(), position);
        code.store(
                Op.NONE,
                new FieldRef(info.name(), constant.getNameAsString(), "L" + info.name() + ";"),
                value.register(),
                position);
        code.builder.release(mark);
    }
}
