package dev.wouldblock.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fix as a few lines of code, to be read with the names of the code that needs it. A page has it as a block of Java
 * below a comment that says for which operations it is, and which of its names stand for others:
 * {@code <!-- snippet write, send: channel buffer -->}.
 *
 * @param operations names of methods; {@code *} for all
 * @param names of the code that are replaced
 * @param code with the names of the page
 */
public record Snippet(List<String> operations, List<String> names, String code) {
    private static final Pattern BLOCK = Pattern.compile(
            "^<!-- snippet ([\\w*, ]+): ([\\w ]+) -->\n```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    public Snippet {
        operations = List.copyOf(operations);
        names = List.copyOf(names);
    }

    /** Those of a page, in its order. */
    static List<Snippet> in(String markdown) {
        List<Snippet> snippets = new ArrayList<>();
        Matcher block = BLOCK.matcher(markdown);
        while (block.find()) {
            snippets.add(new Snippet(
                    List.of(block.group(1).split(", *")),
                    List.of(block.group(2).split(" +")),
                    block.group(3).stripTrailing()));
        }
        return snippets;
    }

    boolean isFor(String operation) {
        return operations.contains(operation) || operations.contains("*");
    }
}
