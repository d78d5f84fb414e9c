package dev.wouldblock.source;

import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import java.util.List;
import java.util.Map;
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
        String name = file.localName(code.owner.name(), simpleName);
        file.localNames.put(declaration, name);
        code.typeScope.declare(simpleName, name);
        boolean isClass = DeclarationReader.kind(declaration) == TypeInfo.Kind.CLASS;
        if (isClass) {
            file.captures.put(name, FreeNames.captured(declaration.getMembers(), code.scope));
        }
        new DeclarationReader(file.sourceFile, file.types.guard(), file.types::add)
                .read(declaration, name, code.owner.name(), code.typeScope, isClass && code.hasThis);
        TypeInfo info = file.types.find(name).orElseThrow();
        new ClassLowering(file, code.owner, info).lower(declaration);
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
        String name = file.localName(code.owner.name(), "");
        file.localNames.put(e, name);
        Map<String, JavaType> captures =
                FreeNames.captured(e.getAnonymousClassBody().orElseThrow(), code.scope);
        file.captures.put(name, captures);
        boolean isInterface =
                file.types.find(supertype.name()).map(TypeInfo::isInterface).orElse(false);
        TypeInfo.Header header = isInterface
                ? new TypeInfo.Header(List.of(), JavaType.OBJECT, List.of(supertype))
                : new TypeInfo.Header(List.of(), supertype, List.of());
        new DeclarationReader(file.sourceFile, file.types.guard(), file.types::add)
                .readAnonymous(
                        e.getAnonymousClassBody().get(), name, code.owner.name(), code.typeScope, code.hasThis, header);
        TypeInfo info = file.types.find(name).orElseThrow();
        new ClassLowering(file, code.owner, info).lowerAnonymous(e, parameters, superConstructor);
        return name;
    }
}
