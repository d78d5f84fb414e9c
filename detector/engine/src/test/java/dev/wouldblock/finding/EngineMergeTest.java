package dev.wouldblock.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.model.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineMergeTest {
    private static final Set<String> ANALYSED = Set.of("org/x/A");
    private static final Finding COMPILED = bytecode("WB_A", "send", "write", 10);
    private static final Finding WRITTEN = source("WB_A", "send", "write", 10);

    @Test
    void onePlaceIsOneFindingThatBytecodeDecides() {
        List<Finding> merged = merge(List.of(COMPILED), List.of(WRITTEN));
        assertThat(merged).hasSize(1);
        Finding both = merged.get(0);
        assertThat(both.engines()).containsExactlyInAnyOrder("bytecode", "source");
        assertThat(both.location().sourceFile()).isEqualTo("src/main/java/org/x/A.java");
        assertThat(both.location().position()).isEqualTo(new Position(10, 7, 21));
        assertThat(both)
                .usingRecursiveComparison()
                .ignoringFields("engines", "location", "trace")
                .isEqualTo(COMPILED);
        assertThat(both.trace()).extracting(TraceStep::phrase).containsExactly("bytecode");
        assertThat(both.trace().get(0).location().sourceFile()).isEqualTo("src/main/java/org/x/A.java");
    }

    @Test
    void aStepInAnotherFileKeepsItsPath() {
        TraceStep elsewhere = new TraceStep(location("org/x/B", "b", "org/x/B.java", 3, 0), "there", 1);
        Finding compiled = with(COMPILED, List.of(elsewhere));
        assertThat(merge(List.of(compiled), List.of(WRITTEN)).get(0).trace()).containsExactly(elsewhere);
    }

    @Test
    void sourceAloneIsDroppedInAnAnalysedClassOnly() {
        assertThat(merge(List.of(), List.of(WRITTEN))).isEmpty();
        assertThat(EngineMerge.merge(List.of(), Set.of("org/x/Other"), List.of(WRITTEN)))
                .containsExactly(WRITTEN);
    }

    @Test
    void bytecodeAloneStays() {
        assertThat(merge(List.of(COMPILED), List.of())).containsExactly(COMPILED);
    }

    @Test
    void anotherRuleOrLineOrFileIsAnotherPlace() {
        for (Finding other : List.of(
                source("WB_B", "send", "write", 10),
                source("WB_A", "send", "write", 12),
                source("WB_A", "other", "write", 11),
                at(WRITTEN, "org/x/A", "src/AnA.java"),
                at(WRITTEN, "org/x/A", "src/main/java/borg/x/A.java"),
                at(WRITTEN, "A", "A.java"))) {
            assertThat(EngineMerge.merge(List.of(COMPILED), Set.of(), List.of(other)))
                    .as(other.toString())
                    .containsExactlyInAnyOrder(COMPILED, other);
        }
    }

    @Test
    void theNextLineOfTheSameMethodIsTheSamePlace() {
        for (int line : new int[] {9, 11}) {
            List<Finding> merged = merge(List.of(COMPILED), List.of(source("WB_A", "send", "write", line)));
            assertThat(merged).hasSize(1);
            assertThat(merged.get(0).location().position().line()).isEqualTo(line);
        }
    }

    @Test
    void theSourcePathMayBeTheShorterOne() {
        assertThat(merge(List.of(COMPILED), List.of(at(WRITTEN, "org/x/A", "A.java"))))
                .hasSize(1)
                .first()
                .satisfies(
                        finding -> assertThat(finding.location().sourceFile()).isEqualTo("A.java"));
    }

    @Test
    void eachOfTwoCallsOnALineFindsItsOwn() {
        List<Finding> merged = merge(
                List.of(bytecode("WB_A", "send", "write", 10), bytecode("WB_A", "send", "read", 10)),
                List.of(source("WB_A", "send", "read", 10), source("WB_A", "send", "write", 10)));
        assertThat(merged).hasSize(2).allMatch(finding -> finding.engines().size() == 2);
    }

    @Test
    void theSameLineIsPreferredToTheNext() {
        List<Finding> merged = merge(List.of(COMPILED), List.of(source("WB_A", "send", "write", 9), WRITTEN));
        assertThat(merged).hasSize(1);
        assertThat(merged.get(0).location().position().line()).isEqualTo(10);
    }

    @Test
    void orderOfTheInputDoesNotMatter() {
        List<Finding> bytecode = new ArrayList<>();
        List<Finding> source = new ArrayList<>();
        for (int line = 1; line < 20; line++) {
            bytecode.add(bytecode("WB_A", "send", "write", line));
            source.add(source("WB_A", "send", "write", line + line % 3));
        }
        List<Finding> merged = EngineMerge.merge(bytecode, Set.of(), source);
        Collections.reverse(bytecode);
        Collections.reverse(source);
        assertThat(EngineMerge.merge(bytecode, Set.of(), source)).isEqualTo(merged);
        assertThat(merged).isSortedAccordingTo(Finding.ORDER);
    }

    private static List<Finding> merge(List<Finding> bytecode, List<Finding> source) {
        return EngineMerge.merge(bytecode, ANALYSED, source);
    }

    private static Finding bytecode(String rule, String method, String call, int line) {
        return finding("bytecode", rule, call, location("org/x/A", method, "org/x/A.java", line, 0));
    }

    private static Finding source(String rule, String method, String call, int line) {
        return finding("source", rule, call, location("org/x/A", method, "src/main/java/org/x/A.java", line, 7));
    }

    private static Location location(String owner, String method, String file, int line, int column) {
        return new Location(owner, method, "()V", file, new Position(line, column, column == 0 ? 0 : column + 14));
    }

    private static Finding finding(String engine, String rule, String call, Location location) {
        return new Finding(
                rule,
                engine.equals("bytecode") ? Confidence.HIGH : Confidence.NORMAL,
                location,
                call,
                engine,
                List.of(new TraceStep(location, engine, 0)),
                List.of("fix-of-" + engine),
                engine + call + location.position().line(),
                Set.of(engine));
    }

    private static Finding with(Finding f, List<TraceStep> trace) {
        return new Finding(
                f.rule(),
                f.confidence(),
                f.location(),
                f.call(),
                f.message(),
                trace,
                f.fixes(),
                f.fingerprint(),
                f.engines());
    }

    private static Finding at(Finding f, String owner, String file) {
        Location l = f.location();
        return new Finding(
                f.rule(),
                f.confidence(),
                new Location(owner, l.method(), l.descriptor(), file, l.position()),
                f.call(),
                f.message(),
                f.trace(),
                f.fixes(),
                f.fingerprint(),
                f.engines());
    }
}
