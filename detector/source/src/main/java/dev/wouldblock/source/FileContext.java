package dev.wouldblock.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.LambdaExpr;
import dev.wouldblock.model.ClassModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the lowering of all classes of one file shares. */
final class FileContext {
    final ProjectIndex types;
    final Methods methods;
    final String sourceFile;
    final List<ClassModel> classes = new ArrayList<>();
    /** Code that compilers copy, as finally blocks and initialisers, still has one body for each lambda. */
    final Map<LambdaExpr, LambdaLowering.Body> lambdas = new IdentityHashMap<>();

    /** The names given to local and anonymous classes. */
    final Map<Node, String> localNames = new IdentityHashMap<>();

    /** The variables that local and anonymous classes capture, by the internal name of the class. */
    final Map<String, Map<String, JavaType>> captures = new HashMap<>();

    private final Consumer<String> problems;

    FileContext(ProjectIndex types, String sourceFile, Consumer<String> problems) {
        this.types = types;
        this.methods = new Methods(types);
        this.sourceFile = sourceFile;
        this.problems = problems;
    }

    void problem(String text) {
        problems.accept(text);
    }
}
