package dev.wouldblock.model;

import java.util.regex.Pattern;

/** Tells test code from production code by the folder that it lies in, as build tools do. */
public final class TestRoots {
    /** {@code test}, {@code tests}, {@code test-classes}, {@code androidTest}, {@code integration-test}, {@code testFixtures}. */
    private static final Pattern SEGMENT = Pattern.compile("[Tt]ests?(?:[-_A-Z].*)?|.*(?:[-_]t|[a-z]T)ests?");

    private TestRoots() {}

    /**
     * Whether a file lies below a root of test code. The folders of its package do not count.
     *
     * @param path with slashes; its end names the file
     * @param packageName with slashes, empty for the unnamed package
     */
    public static boolean hold(String path, String packageName) {
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        String root =
                folder.endsWith(packageName) ? folder.substring(0, folder.length() - packageName.length()) : folder;
        for (String segment : root.split("/")) {
            if (SEGMENT.matcher(segment).matches()) {
                return true;
            }
        }
        return false;
    }
}
