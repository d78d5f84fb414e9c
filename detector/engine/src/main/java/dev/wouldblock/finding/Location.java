package dev.wouldblock.finding;

import dev.wouldblock.model.Position;

/**
 * A place in the program.
 *
 * @param className internal name of the class ({@code org/x/Outer$Inner})
 * @param method name of the source method; for a lambda the method that holds it
 * @param descriptor descriptor of that method, empty when unknown
 * @param sourceFile path below the source root ({@code org/x/Outer.java})
 */
public record Location(String className, String method, String descriptor, String sourceFile, Position position) {
    /** {@code org.x.Outer$Inner.method}. */
    public String qualifiedMethod() {
        return className.replace('/', '.') + "." + method;
    }
}
