package dev.wouldblock.samples;

import java.util.List;

/** The part of a sample that the documentation shows. */
final class Example {
    private static final String BEGIN = "// begin example";
    private static final String END = "// end example";

    private Example() {}

    /**
     * The lines between the markers, moved to the left margin and without expectations.
     *
     * @throws IllegalArgumentException unless there is one pair of markers with something between them
     */
    static List<String> of(List<String> source) {
        // In a table of facts, comments begin with another sign.
        List<String> stripped = source.stream()
                .map(String::strip)
                .map(line -> line.startsWith("# ") ? "//" + line.substring(1) : line)
                .toList();
        int begin = stripped.indexOf(BEGIN);
        int end = stripped.indexOf(END);
        if (begin < 0 || end < begin + 2 || stripped.lastIndexOf(BEGIN) != begin || stripped.lastIndexOf(END) != end) {
            throw new IllegalArgumentException("not one " + BEGIN + " ... " + END);
        }
        String text = String.join("\n", source.subList(begin + 1, end));
        return text.stripIndent()
                .lines()
                .map(line -> line.replaceFirst("\\s*// expect: .*", ""))
                .toList();
    }
}
