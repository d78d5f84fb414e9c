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
    /**
     * Whether a path may name the file of this place. A class file knows its package and the name of its file, but not
     * the folders above, so that one path can be the end of the other.
     *
     * @param packageName with slashes, empty for the unnamed package
     */
    boolean isInFile(String packageName, String path) {
        return packageName.equals(packageName())
                && (sourceFile.equals(path) || sourceFile.endsWith("/" + path) || path.endsWith("/" + sourceFile));
    }

    /** The same place under another name of its file. */
    public Location inFile(String path) {
        return new Location(className, method, descriptor, path, position);
    }

    /** With slashes, empty for the unnamed package. */
    String packageName() {
        return className.substring(0, Math.max(0, className.lastIndexOf('/')));
    }

    /** {@code org.x.Outer$Inner.method}. */
    public String qualifiedMethod() {
        return className.replace('/', '.') + "." + method;
    }
}
