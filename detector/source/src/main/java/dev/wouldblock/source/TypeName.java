package dev.wouldblock.source;

/**
 * How a top-level type is recognised in {@link SourceHeader}s.
 *
 * @param packageName with slashes
 * @param word hash code of its simple name
 * @param singleImport hash code of its name with dots
 * @param wideImport hash code of the import of its whole package
 */
record TypeName(String packageName, int word, int singleImport, int wideImport) {
    static TypeName of(String packageName, String simpleName) {
        String dotted = packageName.replace('/', '.');
        return new TypeName(
                packageName, simpleName.hashCode(), (dotted + "." + simpleName).hashCode(), (dotted + ".*").hashCode());
    }

    /** Of the top-level type that a type is or is nested in. */
    static TypeName of(String internalName) {
        int slash = internalName.lastIndexOf('/');
        int dollar = internalName.indexOf('$', slash + 2);
        return of(
                internalName.substring(0, Math.max(slash, 0)),
                internalName.substring(slash + 1, dollar < 0 ? internalName.length() : dollar));
    }
}
