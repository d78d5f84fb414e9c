package dev.wouldblock.source.edit;

import com.github.javaparser.ast.expr.Expression;
import dev.wouldblock.catalog.Snippet;
import dev.wouldblock.source.edit.Variables.Variable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a snippet of a page with the names of the code around a call. */
final class OwnNames {
    private OwnNames() {}

    /** A name of the page that has no counterpart stays. */
    static String in(Snippet snippet, Site site) {
        String code = snippet.code();
        for (String name : snippet.names()) {
            Optional<String> own = own(name, site);
            if (own.isPresent()) {
                // Neither a member of that name nor a method.
                code = Pattern.compile("(?<![\\w.])" + name + "\\b(?!\\s*\\()")
                        .matcher(code)
                        .replaceAll(Matcher.quoteReplacement(own.get()));
            }
        }
        return code;
    }

    private static Optional<String> own(String name, Site site) {
        return switch (name) {
            case "channel", "future" -> site.receiver().map(site::written);
            case "buffer" ->
                WrittenBuffer.of(site)
                        .filter(b -> b.isVariable() && !b.isArray())
                        .map(WrittenBuffer::name);
            case "key" ->
                SelectionKeys.of(site).or(() -> SelectionKeys.inReach(site)).map(Variable::name);
            case "selector" -> selector(site.call());
            case "call" ->
                site.text().isOnOneLine(site.call()) ? Optional.of(site.written(site.call())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> selector(Expression place) {
        return Variables.at(place).stream()
                .filter(v -> v.type().equals("Selector"))
                .map(Variable::name)
                .findFirst();
    }
}
