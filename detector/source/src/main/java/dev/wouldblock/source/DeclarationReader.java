package dev.wouldblock.source;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Declarations to {@link TypeInfo}s, detached from the tree that they were read from. */
final class DeclarationReader {
    private static final String INIT = "<init>";

    private final Consumer<TypeInfo> found;
    private final String sourceFile;
    private final CycleGuard guard;

    /** @param found is told of each type, member types included */
    DeclarationReader(String sourceFile, CycleGuard guard, Consumer<TypeInfo> found) {
        this.sourceFile = sourceFile;
        this.guard = guard;
        this.found = found;
    }

    /** A declared name and its type, without the tree. */
    private record RawField(String name, RawType type, boolean isStatic, Optional<Expression> initializer) {}

    private record RawMethod(
            String name,
            List<String> variables,
            List<Optional<RawType>> bounds,
            List<RawType> parameters,
            RawType result,
            boolean isStatic,
            boolean isAbstract,
            boolean isPrivate,
            boolean isVarArgs) {}

    /**
     * Reads a type and its member types.
     *
     * @param name internal name
     * @param outer internal name of the enclosing type, empty for top-level types
     * @param around the scope in which the declaration stands
     * @param hasOuterInstance whether its objects belong to one of the enclosing class
     */
    void read(TypeDeclaration<?> declaration, String name, String outer, TypeScope around, boolean hasOuterInstance) {
        TypeInfo.Kind kind = kind(declaration);
        List<String> variables = new ArrayList<>();
        List<Optional<RawType>> bounds = new ArrayList<>();
        RawType superclass = RawType.OBJECT;
        List<RawType> interfaces = new ArrayList<>();
        if (declaration instanceof ClassOrInterfaceDeclaration c) {
            addVariables(c.getTypeParameters(), variables, bounds);
            if (c.isInterface()) {
                addAll(c.getExtendedTypes(), interfaces);
            } else {
                superclass = c.getExtendedTypes().isEmpty()
                        ? superclass
                        : RawType.of(c.getExtendedTypes().get(0));
                addAll(c.getImplementedTypes(), interfaces);
            }
        } else if (declaration instanceof EnumDeclaration e) {
            superclass = new RawType("java.lang.Enum", List.of(new RawType(e.getNameAsString(), List.of(), 0)), 0);
            addAll(e.getImplementedTypes(), interfaces);
        } else if (declaration instanceof RecordDeclaration r) {
            addVariables(r.getTypeParameters(), variables, bounds);
            superclass = new RawType("java.lang.Record", List.of(), 0);
            addAll(r.getImplementedTypes(), interfaces);
        }
        List<RawField> fields = new ArrayList<>();
        List<RawMethod> methods = new ArrayList<>();
        readMembers(declaration, kind, fields, methods);
        List<TypeDeclaration<?>> nested = memberTypes(declaration.getMembers());
        RawType extended = superclass;
        add(
                name,
                kind,
                outer,
                hasOuterInstance,
                nested,
                () -> {
                    TypeScope scope = around.nested();
                    List<JavaType> declared = scope.declare(variables, bounds);
                    return new TypeInfo.Header(
                            declared,
                            scope.resolve(extended),
                            interfaces.stream().map(scope::resolve).toList());
                },
                around,
                fields,
                methods);
    }

    /** Reads the body of an anonymous class. */
    void readAnonymous(
            NodeList<BodyDeclaration<?>> body,
            String name,
            String outer,
            TypeScope around,
            boolean hasOuterInstance,
            TypeInfo.Header header) {
        List<RawField> fields = new ArrayList<>();
        List<RawMethod> methods = new ArrayList<>();
        body.forEach(m -> readMember(m, false, fields, methods));
        add(
                name,
                TypeInfo.Kind.CLASS,
                outer,
                hasOuterInstance,
                memberTypes(body),
                () -> header,
                around,
                fields,
                methods);
    }

    private void add(
            String name,
            TypeInfo.Kind kind,
            String outer,
            boolean hasOuterInstance,
            List<TypeDeclaration<?>> nested,
            Supplier<TypeInfo.Header> header,
            TypeScope around,
            List<RawField> fields,
            List<RawMethod> methods) {
        TypeScope inside = around.inside(name);
        found.accept(new TypeInfo(
                name,
                kind,
                outer,
                hasOuterInstance,
                nested.stream().map(TypeDeclaration::getNameAsString).toList(),
                sourceFile,
                Optional.of(inside),
                guard,
                header,
                () -> new TypeInfo.Members(
                        fields.stream().map(f -> field(f, name, inside)).toList(),
                        methods.stream().map(m -> method(m, name, inside)).toList())));
        for (TypeDeclaration<?> member : nested) {
            boolean isInner =
                    kind != TypeInfo.Kind.INTERFACE && kind(member) == TypeInfo.Kind.CLASS && !member.isStatic();
            read(member, name + "$" + member.getNameAsString(), name, inside, isInner);
        }
    }

    private static Member.Field field(RawField raw, String owner, TypeScope scope) {
        return new Member.Field(
                owner, raw.name(), scope.resolve(raw.type()), raw.isStatic(), Optional.empty(), raw.initializer());
    }

    private static Member.Method method(RawMethod raw, String owner, TypeScope around) {
        TypeScope scope = around.nested();
        List<JavaType> variables = scope.declare(raw.variables(), raw.bounds());
        return Member.Method.declared(
                owner,
                raw.name(),
                variables,
                raw.parameters().stream().map(scope::resolve).toList(),
                scope.resolve(raw.result()),
                raw.isStatic(),
                raw.isAbstract(),
                raw.isPrivate(),
                raw.isVarArgs());
    }

    static TypeInfo.Kind kind(TypeDeclaration<?> declaration) {
        if (declaration instanceof EnumDeclaration) {
            return TypeInfo.Kind.ENUM;
        }
        if (declaration instanceof RecordDeclaration) {
            return TypeInfo.Kind.RECORD;
        }
        return declaration instanceof ClassOrInterfaceDeclaration c && !c.isInterface()
                ? TypeInfo.Kind.CLASS
                : TypeInfo.Kind.INTERFACE;
    }

    static List<TypeDeclaration<?>> memberTypes(NodeList<BodyDeclaration<?>> members) {
        List<TypeDeclaration<?>> types = new ArrayList<>();
        for (BodyDeclaration<?> member : members) {
            if (member instanceof TypeDeclaration<?> type) {
                types.add(type);
            }
        }
        return types;
    }

    private static void addVariables(
            NodeList<TypeParameter> parameters, List<String> names, List<Optional<RawType>> bounds) {
        parameters.forEach(p -> {
            names.add(p.getNameAsString());
            bounds.add(RawType.bound(p));
        });
    }

    private static void addAll(NodeList<ClassOrInterfaceType> types, List<RawType> to) {
        types.forEach(t -> to.add(RawType.of(t)));
    }

    private void readMembers(
            TypeDeclaration<?> declaration, TypeInfo.Kind kind, List<RawField> fields, List<RawMethod> methods) {
        RawType own = new RawType(declaration.getNameAsString(), List.of(), 0);
        if (declaration instanceof EnumDeclaration e) {
            for (EnumConstantDeclaration constant : e.getEntries()) {
                fields.add(new RawField(constant.getNameAsString(), own, true, Optional.empty()));
            }
            methods.add(plain("values", List.of(), own.arrayOf(1), true));
            methods.add(plain("valueOf", List.of(new RawType("java.lang.String", List.of(), 0)), own, true));
        }
        declaration.getMembers().forEach(m -> readMember(m, kind == TypeInfo.Kind.INTERFACE, fields, methods));
        if (declaration instanceof RecordDeclaration r) {
            readComponents(r, fields, methods);
        } else if (kind != TypeInfo.Kind.INTERFACE
                && methods.stream().noneMatch(m -> m.name().equals(INIT))) {
            methods.add(plain(INIT, List.of(), new RawType("void", List.of(), 0), false));
        }
    }

    private static void readComponents(RecordDeclaration r, List<RawField> fields, List<RawMethod> methods) {
        List<RawType> types =
                r.getParameters().stream().map(DeclarationReader::type).toList();
        for (int i = 0; i < types.size(); i++) {
            String name = r.getParameters().get(i).getNameAsString();
            fields.add(new RawField(name, types.get(i), false, Optional.empty()));
            if (methods.stream()
                    .noneMatch(m -> m.name().equals(name) && m.parameters().isEmpty())) {
                methods.add(plain(name, List.of(), types.get(i), false));
            }
        }
        boolean isWritten = methods.stream()
                .anyMatch(m -> m.name().equals(INIT) && m.parameters().equals(types));
        if (!isWritten) {
            methods.add(plain(INIT, types, new RawType("void", List.of(), 0), false));
        }
    }

    private static RawMethod plain(String name, List<RawType> parameters, RawType result, boolean isStatic) {
        return new RawMethod(
                name, List.of(), List.of(), List.copyOf(parameters), result, isStatic, false, false, false);
    }

    private static RawType type(Parameter parameter) {
        return RawType.of(parameter.getType()).arrayOf(parameter.isVarArgs() ? 1 : 0);
    }

    private static void readMember(
            BodyDeclaration<?> member, boolean inInterface, List<RawField> fields, List<RawMethod> methods) {
        if (member instanceof FieldDeclaration f) {
            boolean isFinal = f.isFinal() || inInterface;
            for (VariableDeclarator v : f.getVariables()) {
                Optional<Expression> constant = v.getInitializer()
                        .filter(i -> isFinal && Constants.mayBeConstant(i))
                        .map(DeclarationReader::detached);
                fields.add(new RawField(
                        v.getNameAsString(), RawType.of(v.getType()), f.isStatic() || inInterface, constant));
            }
        } else if (member instanceof MethodDeclaration m) {
            boolean isAbstract = m.getBody().isEmpty() && !m.isNative();
            methods.add(method(m, m.getNameAsString(), RawType.of(m.getType()), m.isStatic(), isAbstract));
        } else if (member instanceof ConstructorDeclaration c) {
            methods.add(method(c, INIT, new RawType("void", List.of(), 0), false, false));
        }
    }

    /** A copy that does not hold on to the file: tokens are linked to their neighbours. */
    private static Expression detached(Expression e) {
        Expression copy = e.clone();
        copy.walk(node -> node.setTokenRange(null));
        return copy;
    }

    private static RawMethod method(
            CallableDeclaration<?> m, String name, RawType result, boolean isStatic, boolean isAbstract) {
        List<String> variables = new ArrayList<>();
        List<Optional<RawType>> bounds = new ArrayList<>();
        addVariables(m.getTypeParameters(), variables, bounds);
        return new RawMethod(
                name,
                variables,
                bounds,
                m.getParameters().stream().map(DeclarationReader::type).toList(),
                result,
                isStatic,
                isAbstract,
                m.isPrivate(),
                !m.getParameters().isEmpty()
                        && m.getParameters().get(m.getParameters().size() - 1).isVarArgs());
    }
}
