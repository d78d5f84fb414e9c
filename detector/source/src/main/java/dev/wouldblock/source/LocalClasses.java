package dev.wouldblock.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import java.util.List;
import java.util.Optional;

/** Classes inside methods: named like compilers name them, with copies of the local variables that they use. */
final class LocalClasses {
    private LocalClasses() {}

    static void declare(Code code, TypeDeclaration<?> declaration) {
        FileContext file = code.owner.file;
        String simpleName = declaration.getNameAsString();
        String known = file.localNames.get(declaration);
        if (known != null) {
            code.typeScope.declare(simpleName, known);
            return;
        }
        String name = code.owner.localName(declaration);
        file.localNames.put(declaration, name);
        code.typeScope.declare(simpleName, name);
        boolean isClass = DeclarationReader.kind(declaration) == TypeInfo.Kind.CLASS;
        if (isClass) {
            file.captures.put(name, FreeNames.captured(declaration.getMembers(), code.scope));
        }
        new DeclarationReader(file.sourceFile, file.types.guard(), file.types::add)
                .read(declaration, name, code.owner.name(), code.typeScope, isClass && code.hasThis);
        TypeInfo info = file.types.find(name).orElseThrow();
        new ClassLowering(file, code.owner, info, declaration).lower(declaration);
    }

    /**
     * Lowers the body of an anonymous class when it is met first.
     *
     * @param parameters of its constructor, which it hands on to that of the superclass
     * @return internal name
     */
    static String anonymous(
            Code code,
            ObjectCreationExpr e,
            JavaType supertype,
            List<JavaType> parameters,
            Optional<Methods.Found> superConstructor) {
        FileContext file = code.owner.file;
        String known = file.localNames.get(e);
        if (known != null) {
            return known;
        }
        NodeList<BodyDeclaration<?>> body = e.getAnonymousClassBody().orElseThrow();
        boolean isInterface =
                file.types.find(supertype.name()).map(TypeInfo::isInterface).orElse(false);
        TypeInfo.Header header = isInterface
                ? new TypeInfo.Header(List.of(), JavaType.OBJECT, List.of(supertype))
                : new TypeInfo.Header(List.of(), supertype, List.of());
        return lower(code, e, body, header, code.hasThis, parameters, superConstructor);
    }

    /**
     * Lowers the body of an enum constant, a class that extends the enum.
     *
     * @param parameters of its constructor, which it hands on to that of the enum
     * @return internal name
     */
    static String enumBody(
            Code code,
            EnumConstantDeclaration constant,
            JavaType type,
            List<JavaType> parameters,
            Optional<Methods.Found> superConstructor) {
        TypeInfo.Header header = new TypeInfo.Header(List.of(), type, List.of());
        return lower(code, constant, constant.getClassBody(), header, false, parameters, superConstructor);
    }

    private static String lower(
            Code code,
            Node declaration,
            NodeList<BodyDeclaration<?>> body,
            TypeInfo.Header header,
            boolean hasOuterInstance,
            List<JavaType> parameters,
            Optional<Methods.Found> superConstructor) {
        FileContext file = code.owner.file;
        String name = code.owner.localName(declaration);
        file.localNames.put(declaration, name);
        file.captures.put(name, FreeNames.captured(body, code.scope));
        new DeclarationReader(file.sourceFile, file.types.guard(), file.types::add)
                .readAnonymous(body, name, code.owner.name(), code.typeScope, hasOuterInstance, header);
        TypeInfo info = file.types.find(name).orElseThrow();
        new ClassLowering(file, code.owner, info, declaration)
                .lowerAnonymous(declaration, body, parameters, superConstructor);
        return name;
    }
}
