package dev.wouldblock.source;

import dev.wouldblock.catalog.Telltales;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What decides how closely a file is read, found without parsing it.
 *
 * @param packageName with slashes, empty for the unnamed package
 * @param mentionsChannels may anything in it have to do with channels?
 * @param hasTelltale does it call or name one of the {@link Telltales}?
 * @param words sorted hash codes of the words that start with a capital letter: names of types would take too much
 *     memory in large projects, and a collision only means that one file more is read
 * @param imports sorted hash codes of the imported names
 */
record SourceHeader(String packageName, boolean mentionsChannels, boolean hasTelltale, int[] words, int[] imports) {
    private static final String CHANNELS = "java.nio.channels";
    private static final Pattern PACKAGE = Pattern.compile("(?m)^[^\\n*]*?\\bpackage\\s+([\\w.\\s]+?)\\s*;");
    private static final Pattern IMPORTS_WIDELY =
            Pattern.compile("\\b(?:import\\s+module\\b|import\\s+java\\s*\\.\\s*nio\\s*\\.\\s*channels\\b)");
    private static final Pattern CHANNEL_TYPE =
            Pattern.compile("\\b(?:\\w*ByteChannel|\\w+SocketChannel|SocketChannel|DatagramChannel|SelectionKey)\\b");

    /**
     * Calls of methods of sockets and streams that answer a channel, whose type need not be named then. One who declares
     * such a method names its type.
     */
    private static final Pattern ANSWERS_CHANNEL = Pattern.compile(
            "\\bgetChannel\\s*\\(\\s*\\)(?!\\s*+(?:\\{|throws\\b))|\\binheritedChannel\\b|\\bnewByteChannel\\b");

    private static final String IMPORT = "import";
    private static final Pattern IMPORTED = Pattern.compile("\\s+(?:static\\s+)?([\\w.]+)\\s*(\\.\\s*\\*)?\\s*;");

    static SourceHeader of(String text) {
        Matcher declared = PACKAGE.matcher(text);
        String packageName =
                declared.find() ? declared.group(1).replaceAll("\\s", "").replace('.', '/') : "";
        boolean mentions = text.contains(CHANNELS) || mentionsWithoutName(text, packageName);
        return mentions
                ? new SourceHeader(packageName, true, false, new int[0], new int[0])
                : new SourceHeader(packageName, false, Telltales.areIn(text), words(text), imports(text));
    }

    /** Compact source files and module imports make the channels visible without naming their package. */
    private static boolean mentionsWithoutName(String text, String packageName) {
        if (!text.contains("Channel") && !text.contains("SelectionKey")) {
            return false;
        }
        if (ANSWERS_CHANNEL.matcher(text).find() && (text.contains("java.net") || text.contains("java.io"))) {
            return true;
        }
        boolean mayBe = packageName.isEmpty() || text.contains("import module") || text.contains("nio");
        return mayBe
                && CHANNEL_TYPE.matcher(text).find()
                && (packageName.isEmpty() || IMPORTS_WIDELY.matcher(text).find());
    }

    private static int[] words(String text) {
        int[] hashes = new int[64];
        int count = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean isStart = c < 128 ? isPart(c) && (c < '0' || c > '9') : Character.isJavaIdentifierStart(c);
            if (!isStart) {
                continue;
            }
            int hash = 0;
            boolean isName = Character.isUpperCase(c) || c > 127;
            while (i < length && isPart(text.charAt(i))) {
                hash = 31 * hash + text.charAt(i);
                i++;
            }
            if (isName) {
                if (count == hashes.length) {
                    count = distinct(hashes, count);
                    hashes = count > hashes.length / 2 ? Arrays.copyOf(hashes, 2 * hashes.length) : hashes;
                }
                hashes[count++] = hash;
            }
        }
        return Arrays.copyOf(hashes, distinct(hashes, count));
    }

    private static boolean isPart(char c) {
        return c < 128
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$'
                : Character.isJavaIdentifierPart(c);
    }

    private static int distinct(int[] hashes, int count) {
        Arrays.sort(hashes, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || hashes[kept - 1] != hashes[i]) {
                hashes[kept++] = hashes[i];
            }
        }
        return kept;
    }

    /** The imported names and all that they are nested in, and the packages imported as a whole. */
    private static int[] imports(String text) {
        int[] hashes = new int[32];
        int count = 0;
        Matcher matcher = IMPORTED.matcher(text);
        for (int at = text.indexOf(IMPORT); at >= 0; at = text.indexOf(IMPORT, at + 1)) {
            boolean isImport = startsLine(text, at)
                    && matcher.region(at + IMPORT.length(), text.length()).lookingAt();
            if (!isImport) {
                continue;
            }
            String name = matcher.group(1);
            for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
                if (count == hashes.length) {
                    hashes = Arrays.copyOf(hashes, 2 * count);
                }
                boolean isPackage = end == name.length() && matcher.group(2) != null;
                hashes[count++] = (isPackage ? name + ".*" : name.substring(0, end)).hashCode();
            }
        }
        return Arrays.copyOf(hashes, distinct(hashes, count));
    }

    private static boolean startsLine(String text, int at) {
        int before = at - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n' || text.charAt(before) == '\r';
    }

    /** Whether a type of a package is named and visible here. */
    boolean mentions(TypeName type) {
        return Arrays.binarySearch(words, type.word()) >= 0
                && (type.packageName().equals(packageName)
                        || Arrays.binarySearch(imports, type.singleImport()) >= 0
                        || Arrays.binarySearch(imports, type.wideImport()) >= 0);
    }
}
