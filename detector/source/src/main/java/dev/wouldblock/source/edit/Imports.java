package dev.wouldblock.source.edit;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.type.TypeParameter;
import dev.wouldblock.finding.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How types can be named in a file, and the imports that this takes. */
final class Imports {
    private final JavaText text;
    private final List<Replacement> added = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Imports(JavaText text) {
        this.text = text;
    }

    /** The simple name, with an import where one is missing; the full one where the simple name means something else. */
    String name(String type) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        String folder = type.substring(0, type.lastIndexOf('.'));
        if (names.contains(type)) {
            return simple;
        }
        Optional<ImportDeclaration> same = text.unit().getImports().stream()
                .filter(i -> !i.isStatic()
                        && !i.isAsterisk()
                        && i.getName().getIdentifier().equals(simple))
                .findFirst();
        if (same.isPresent()) {
            return same.get().getNameAsString().equals(type) ? simple : type;
        }
        if (isDeclared(simple)) {
            return type;
        }
        List<String> onDemand = text.unit().getImports().stream()
                .filter(i -> !i.isStatic() && (i.isAsterisk() || i.isModule()))
                .map(ImportDeclaration::getNameAsString)
                .toList();
        // What is used is not ambiguous; else another package that is imported as a whole may have the name, too.
        if (onDemand.contains(folder) && (onDemand.size() == 1 || isUsed(simple))) {
            return simple;
        }
        // Without an import, a name that the file uses means a class of its package.
        return isUsed(simple) || !add(type) ? type : simple;
    }

    List<Replacement> replacements() {
        return added;
    }

    private boolean isDeclared(String simple) {
        return text.unit()
                        .findFirst(
                                TypeDeclaration.class, t -> t.getNameAsString().equals(simple))
                        .isPresent()
                || text.unit()
                        .findFirst(TypeParameter.class, t -> t.getNameAsString().equals(simple))
                        .isPresent();
    }

    private boolean isUsed(String simple) {
        return text.unit()
                .findFirst(SimpleName.class, n -> n.getIdentifier().equals(simple))
                .isPresent();
    }

    /** Behind the last import that comes before it by name, of those that start like it. */
    private boolean add(String type) {
        List<ImportDeclaration> imports = text.unit().getImports().stream()
                .filter(i -> !i.isStatic() && !i.isModule())
                .toList();
        if (imports.isEmpty()) {
            return false;
        }
        List<ImportDeclaration> alike = imports.stream()
                .filter(i -> top(i.getNameAsString()).equals(top(type)))
                .toList();
        Optional<ImportDeclaration> before = alike.stream()
                .filter(i -> i.getNameAsString().compareTo(type) < 0)
                .reduce((first, second) -> second);
        String line = "import " + type + ";";
        if (before.isEmpty() && !alike.isEmpty()) {
            int start = text.start(alike.get(0));
            added.add(Replacement.insertion(start, line + text.lineEnd()));
        } else {
            ImportDeclaration last = before.orElse(imports.get(imports.size() - 1));
            int end = text.afterComments(text.end(last));
            added.add(Replacement.insertion(end, text.lineEnd() + line));
        }
        names.add(type);
        return true;
    }

    private static String top(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
