package dev.wouldblock.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.model.MethodRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users write is taken as it is meant, or named. */
class ExtraFactsTest {
    private static final KnownClasses CLASSES = name -> name.equals("org/x/Lock")
            ? Optional.of(new KnownClasses.Members(
                    List.of(
                            new MethodRef(name, "take", 0, "()V"),
                            new MethodRef(name, "take", 2, "(JLjava/lang/Object;)V"),
                            new MethodRef(name, "giveBack", 0, "()V")),
                    true))
            : Optional.empty();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "blocks org.x.Lock#take/0 teir=lock; blocks has no key \"teir\", there are confidence, done, ended-by, ended-in,"
                        + " framework, from, given-back, instead, literal, mode, shared, since, tier, until, why, zero",
                "no-wait org.x.Lock#take/0 tier=lock; no-wait has no key \"tier\"",
                "blocks org.x.Lock#take/0 added=true; blocks has no key \"added\", there are confidence, done, ended-by, ended-in,"
                        + " framework, from, given-back, instead, literal, mode, shared, since, tier, until, why, zero",
                "context org.x.Lock#take/0 confidence=hi; confidence can not be \"hi\", but by-server or low",
                "blocks org.x.Lock#take/0 tier=sometimes; tier can not be \"sometimes\", but always or file or lock",
                "blocks org.x.Lock#take/0 mode=non-blocking; mode can not be \"non-blocking\", but blocking",
                "opens org.x.Lock#take/0 mode=blocking; mode can not be \"blocking\", but non-blocking",
                "opens org.x.Lock#take/0; opens needs mode=non-blocking",
                "guard org.x.Lock#take/0; guard needs on-loop=false or true",
                "context-argument org.x.Lock#take/2; context-argument needs argument=N",
                "context-argument org.x.Lock#take/2 argument=one;"
                        + " argument is the number of an argument, not \"one\"",
                "offload org.x.Lock#take/2 argument=this; argument is the number of an argument, not \"this\"",
                "blocks org.x.Lock#take/2 zero=7; there is no argument 7 for zero, counted from 0: take has 2 parameters",
                "blocks org.x.Lock#take(long) zero=1;"
                        + " there is no argument 1 for zero, counted from 0: take has 1 parameter",
                "blocks org.x.Lock#take/0 given-back=a,,b; given-back is the name of a method, not \"a,,b\"",
                "blocks org.x.Lock#take/0 instead=; instead says nothing",
                "blocks org.x.Lock#take/0 since=x; since is a number, not \"x\"",
            })
    void aLineThatMakesNoSenseIsNamed(String line, String problem) {
        ExtraFacts facts = ExtraFacts.parse("facts", "# first\n" + line + "\n");

        assertThat(facts.problems()).containsExactly(new Diagnostic("facts:2", problem));
        assertThat(facts.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocks org.x.Lock#take/2 tier=lock given-back=giveBack zero=0 instead=Lock.ask | x",
                "blocks org.x.Lock#take/* zero=1 done=giveBack,take",
                "offload org.x.Lock#take/2 argument=1",
                "offload org.x.Lock#take/2",
                "offload @org.x.Worker",
                "context @org.x.Loop confidence=low",
                "context-argument org.x.Lock#*/* argument=0",
                "guard org.x.Lock#take/0 on-loop=false",
                "no-wait org.x.*#*/*",
                "opens org.x.Lock#take/0 mode=non-blocking",
            })
    void aLineThatMakesSenseCounts(String line) {
        ExtraFacts facts = ExtraFacts.parse("facts", line);

        assertThat(facts.problems()).isEmpty();
        assertThat(facts.lines()).hasSize(1);
        assertThat(facts.withoutHalves(CLASSES)).isEqualTo(facts);
        if (line.contains("Lock#")) {
            assertThat(facts.unknown(CLASSES)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "blocks org.x.Lock#take/0 tier=lock given-back=nope; org.x.Lock has no method nope for given-back",
                "blocks org.x.Lock#take/0 done=giveBack,nope; org.x.Lock has no method nope for done",
                "blocks org.x.Lock#take/* zero=2;"
                        + " there is no argument 2 for zero, counted from 0: no take of org.x.Lock has as many parameters",
            })
    void aLineWhoseValuesDoNotExistIsNamedAndDoesNotCount(String line, String problem) {
        ExtraFacts facts = ExtraFacts.parse("facts", line + "\nno-wait org.x.Lock#giveBack/0\n");

        assertThat(facts.unknown(CLASSES)).containsExactly(new Diagnostic("facts:1", problem));
        assertThat(facts.withoutHalves(CLASSES).lines())
                .extracting(ExtraFacts.Line::place)
                .containsExactly("facts:2");
    }

    /** The class may be one of a library that is not at hand, and what its supertypes have is not known then. */
    @Test
    void whatIsNotKnownMayExist() {
        ExtraFacts facts = ExtraFacts.parse("facts", "blocks org.x.Other#take/* given-back=nope zero=9");

        assertThat(facts.unknown(name -> Optional.of(KnownClasses.Members.UNKNOWN)))
                .isEmpty();
        assertThat(facts.withoutHalves(name -> Optional.of(KnownClasses.Members.UNKNOWN)))
                .isEqualTo(facts);
        assertThat(facts.withoutHalves(CLASSES)).isEqualTo(facts);
    }
}
