package dev.wouldblock.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void eachRuleHasAPageAndEachPageARule() {
        assertThat(Rules.all())
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Pages.load().rules().stream().map(RulePage::id).toList());
    }
}
