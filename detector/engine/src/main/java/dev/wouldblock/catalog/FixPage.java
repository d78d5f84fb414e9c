package dev.wouldblock.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A fix's page, {@code docs/fixes/ID.md}.
 *
 * @param advice one imperative sentence that ends a finding's message
 * @param when the condition that picks this fix
 * @param markdown body of the page, without its front matter
 */
public record FixPage(String id, String title, String advice, String when, String markdown) {
    /** The advice without its full stop, to go on from. */
    public String clause() {
        return advice.endsWith(".") ? advice.substring(0, advice.length() - 1) : advice;
    }

    /** All that the page has, in its order. */
    public List<Snippet> snippets() {
        return Snippet.in(markdown);
    }

    /**
     * The fix as code.
     *
     * @param operation name of the method whose call needs it
     */
    public Optional<Snippet> snippet(String operation) {
        return snippets().stream().filter(snippet -> snippet.isFor(operation)).findFirst();
    }
}
