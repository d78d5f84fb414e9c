package dev.wouldblock.source;

import com.github.javaparser.ast.Node;
import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.MethodModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class whose bodies are being lowered. */
final class ClassContext {
    final FileContext file;
    final @Nullable ClassContext outer;
    final TypeInfo info;
    final TypeScope scope;
    final List<MethodModel> methods = new ArrayList<>();
    private final Node declaration;
    private @Nullable Map<Node, String> localNames;
    private int lambdas;

    /** @param declaration a type, an expression that creates an anonymous class, or an enum constant */
    ClassContext(FileContext file, @Nullable ClassContext outer, TypeInfo info, TypeScope scope, Node declaration) {
        this.file = file;
        this.outer = outer;
        this.info = info;
        this.scope = scope;
        this.declaration = declaration;
    }

    String name() {
        return info.name();
    }

    JavaType type() {
        return info.type();
    }

    /** The local variables that objects of a local class keep copies of, in the order of the constructor's parameters. */
    Map<String, JavaType> captures() {
        return file.captures.getOrDefault(name(), Map.of());
    }

    FieldRef outerField() {
        return new FieldRef(name(), "this$0", "L" + info.outer() + ";");
    }

    static FieldRef captureField(String owner, String variable, JavaType type) {
        return new FieldRef(owner, "val$" + variable, type.descriptor());
    }

    /** Internal name of a local or anonymous class right inside this one. Most classes have none. */
    String localName(Node node) {
        Map<Node, String> names = localNames;
        if (names == null) {
            names = LocalNames.of(name(), declaration);
            localNames = names;
        }
        String name = names.get(node);
        if (name == null) {
            throw new IllegalStateException("has a local class that its class does not know");
        }
        return name;
    }

    String lambdaName(String method) {
        String around = method.equals("<init>") ? "new" : method.equals("<clinit>") ? "static" : method;
        return "lambda$" + around + "$" + lambdas++;
    }
}
