package dev.wouldblock.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Pattern BLANK = Pattern.compile("\\{[^}]*}|[{}]");

    @Test
    void eachRuleHasAPageAndEachPageARule() {
        assertThat(Rules.all())
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Pages.load().rules().stream().map(RulePage::id).toList());
    }

    /** What a call can return is what a rule about outcomes is about; its message says it, and all others can not. */
    @Test
    void messagesOfRulesAboutOutcomesSayTheOutcome() {
        for (OutcomeRule rule : Rules.outcomes()) {
            // In blocking mode 0 is no answer, and of a TLS record it is not always the count that nobody looks at.
            boolean saysItItself = rule instanceof BlockingShortWrite || rule instanceof SslRemainder;
            assertThat(blanks(rule))
                    .as(rule.id())
                    .isEqualTo(
                            saysItItself
                                    ? Set.of("{call}", "{consequence}")
                                    : Set.of("{call}", "{outcome}", "{consequence}"));
        }
    }

    @Test
    void messagesOfRulesAboutProtocolsSayTheConsequence() {
        Rules.protocols()
                .forEach(rule -> assertThat(blanks(rule)).as(rule.id()).isEqualTo(Set.of("{call}", "{consequence}")));
    }

    @Test
    void messagesOfRulesAboutRegionsSayTheRegion() {
        // What these two report needs no other reason than the region.
        List<Class<? extends RegionRule>> withoutReason =
                List.of(RawChannelInFramework.class, SpinOnVirtualThread.class);
        for (RegionRule rule : Rules.regions()) {
            assertThat(blanks(rule))
                    .as(rule.id())
                    .isEqualTo(
                            withoutReason.contains(rule.getClass())
                                    ? Set.of("{call}", "{region}")
                                    : rule instanceof LockInEventLoop
                                            ? Set.of("{call}", "{why}", "{region}", "{holder}")
                                            : Set.of("{call}", "{why}", "{region}"));
        }
    }

    /** What is filled in when a finding is made. */
    private static Set<String> blanks(Rule rule) {
        String message = Pages.load().rule(rule.id()).orElseThrow().message();
        return BLANK.matcher(message).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
