package dev.wouldblock.bytecode;

/** Names of source files. */
final class SourceFiles {
    private SourceFiles() {}

    /**
     * Path below the source root.
     *
     * @param className internal name
     * @param attribute the {@code SourceFile} attribute, empty when there is none. It has no folders (JVMS 4.7.10);
     *     some generators write a path of the machine they ran on, of which only the last part means anything
     */
    static String path(String className, String attribute) {
        int slash = className.lastIndexOf('/') + 1;
        String file = attribute.substring(Math.max(attribute.lastIndexOf('/'), attribute.lastIndexOf('\\')) + 1);
        return className.substring(0, slash) + (file.isEmpty() ? outermost(className.substring(slash)) : file);
    }

    private static String outermost(String simpleName) {
        int dollar = simpleName.indexOf('$', 1);
        return (dollar < 0 ? simpleName : simpleName.substring(0, dollar)) + ".java";
    }
}
