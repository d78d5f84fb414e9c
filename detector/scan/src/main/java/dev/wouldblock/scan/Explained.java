package dev.wouldblock.scan;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.reports.PageText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A rule's or fix's page as one text in Markdown. */
public final class Explained {
    private Explained() {}

    /**
     * Looks a page up.
     *
     * @param id of a rule ({@code WB_WRITE_IGNORED}) or a fix ({@code retry-when-ready})
     * @param list where the user finds all ids
     * @throws UserException if there is no such page
     */
    public static String page(String id, Pages pages, String list) throws UserException {
        return pages.rule(id)
                .map(Explained::page)
                .or(() -> pages.fix(id).map(Explained::page))
                .orElseThrow(() ->
                        new UserException("no rule or fix '" + id + "'" + NearNames.suggestion(id, ids(pages), list)));
    }

    private static List<String> ids(Pages pages) {
        return Stream.concat(
                        pages.rules().stream().map(RulePage::id),
                        pages.fixes().stream().map(FixPage::id))
                .toList();
    }

    private static String page(RulePage rule) {
        return "# " + rule.id() + ": " + rule.title() + "\n\nSeverity " + word(rule.severity()) + ", confidence "
                + word(rule.confidence()) + ", profile " + word(rule.profile()) + ", CWE-" + rule.cwe() + ", since "
                + rule.since() + ".\n\n" + PageText.markdown(rule.markdown());
    }

    private static String page(FixPage fix) {
        return "# " + fix.id() + ": " + fix.title() + "\n\n" + PageText.markdown(fix.markdown());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
