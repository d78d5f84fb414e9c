package dev.wouldblock.reports;

import dev.wouldblock.catalog.FixPage;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.finding.Finding;
import java.util.List;

/** The pages as a report needs them: every finding has a rule and fixes with a page, or the build is broken. */
record PageIndex(Pages pages) {
    RulePage rule(Finding finding) {
        return pages.rule(finding.rule())
                .orElseThrow(() -> new IllegalArgumentException("rule " + finding.rule() + " has no page"));
    }

    Level level(Finding finding) {
        return Level.of(rule(finding).severity());
    }

    List<FixPage> fixes(Finding finding) {
        return finding.fixes().stream().map(this::fix).toList();
    }

    private FixPage fix(String id) {
        return pages.fix(id).orElseThrow(() -> new IllegalArgumentException("fix " + id + " has no page"));
    }
}
