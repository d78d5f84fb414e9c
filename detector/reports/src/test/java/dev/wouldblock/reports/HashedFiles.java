package dev.wouldblock.reports;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Files with all that the hash of a line could trip over, the same each time. */
final class HashedFiles {
    private static final List<String> PIECES = List.of(
            "class A {",
            "}",
            "    ",
            "\t",
            "channel.write(buffer);",
            "return;",
            "\u00fc\u6f22",
            "\ud83d\ude00",
            "// " + "long ".repeat(40),
            "if (n == 0) {",
            "\u0000",
            "\u2028",
            "  }  ",
            "a");

    static final Map<String, String> ALL = all();

    private HashedFiles() {}

    private static Map<String, String> all() {
        Map<String, String> files = new TreeMap<>();
        files.put("empty-lines.txt", "\n\n\n a\n\n");
        files.put("no-end.txt", "a\nb\nc");
        files.put("blanks.txt", "   \n\t\n \t \na\n  ");
        files.put("repeated.txt", "x();\n".repeat(150));
        files.put("carriage-returns.txt", "a\rb\r\n\rc\n\r\nd \r \ne");
        files.put("long.txt", ("y".repeat(250) + "\n").repeat(3));
        for (int seed = 1; seed <= 4; seed++) {
            files.put("mixed-" + seed + ".txt", mixed(new SplittableRandom(seed)));
        }
        return files;
    }

    private static String mixed(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            text.append(List.of("\n", "\n", "\r\n", "", "\r").get(random.nextInt(5)));
        }
        return text.toString();
    }
}
