package dev.wouldblock.source;

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
    private int lambdas;

    ClassContext(FileContext file, @Nullable ClassContext outer, TypeInfo info, TypeScope scope) {
        this.file = file;
        this.outer = outer;
        this.info = info;
        this.scope = scope;
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

    String lambdaName(String method) {
        String around = method.equals("<init>") ? "new" : method.equals("<clinit>") ? "static" : method;
        return "lambda$" + around + "$" + lambdas++;
    }
}
