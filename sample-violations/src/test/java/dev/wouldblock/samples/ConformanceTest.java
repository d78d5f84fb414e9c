package dev.wouldblock.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each engine reports in each sample what the sample says, and nothing else. */
class ConformanceTest {
    private static final List<SampleEngine> ENGINES =
            List.of(new BytecodeEngine(), SourceEngine.MODULE, SourceEngine.SINGLE_FILE, new SpotBugsEngine());

    /** What each engine found, by its name. */
    private static final Map<String, Map<Place, String>> FOUND = new TreeMap<>();

    @BeforeAll
    static void analyse() throws IOException {
        for (SampleEngine engine : ENGINES) {
            FOUND.put(engine.word(), engine.findings());
        }
    }

    @TestFactory
    Stream<DynamicContainer> samples() throws IOException {
        List<String> files = SampleSources.files();
        List<DynamicContainer> columns = new ArrayList<>();
        FOUND.forEach((engine, found) -> columns.add(DynamicContainer.dynamicContainer(
                engine,
                files.stream()
                        .map(file -> DynamicTest.dynamicTest(
                                file.substring(file.indexOf("samples/") + 8),
                                SampleSources.ROOT.resolve(file).toUri(),
                                () -> assertThat(differences(file, found)).isEmpty())))));
        return columns.stream();
    }

    /** A finding in a file that does not exist would belong to none of the tests above. */
    @Test
    void eachFindingIsInASample() throws IOException {
        List<String> files = SampleSources.files();
        FOUND.forEach((engine, found) ->
                assertThat(found.keySet()).as(engine).extracting(Place::file).isSubsetOf(files));
    }

    /**
     * Fails when the analysis has learnt to see one of them: then the sample moves to {@code rules}, with an
     * expectation.
     */
    @Test
    void knownMissesAreStillMissed() {
        FOUND.forEach((engine, found) ->
                assertThat(found.keySet().stream().filter(ConformanceTest::isMiss))
                        .as("no longer missed by %s", engine)
                        .isEmpty());
    }

    @Test
    void refusesACommentThatIsAlmostAnExpectation() {
        for (String comment : List.of(
                "// expect: WB_WRITE_IGNORED fix=retry-when-ready", // on a line of its own
                "call(); // expect: WB_WRITE_IGNORED",
                "call(); // expect WB_WRITE_IGNORED fix=retry-when-ready",
                "call(); //expect: WB_WRITE_IGNORED fix=retry-when-ready",
                "call(); // Expect: WB_WRITE_IGNORED fix=retry-when-ready",
                "call(); // expect: WB_WRITE_IGNORED fix=retry-when-ready and more")) {
            assertThatThrownBy(() -> SampleSources.expectations("a/B.java", List.of("", comment)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("a/B.java:2: not an expectation");
        }
    }

    private static List<String> differences(String file, Map<Place, String> found) throws IOException {
        Map<Place, String> expected = SampleSources.expectations(file);
        TreeSet<Place> places = new TreeSet<>(expected.keySet());
        found.keySet().stream().filter(place -> place.file().equals(file)).forEach(places::add);
        List<String> differences = new ArrayList<>();
        for (Place place : places) {
            String problem = !found.containsKey(place)
                    ? "missing"
                    : !expected.containsKey(place)
                            ? isMiss(place) ? "" : "unexpected (fix " + found.get(place) + ")"
                            : found.get(place).equals(expected.get(place))
                                    ? ""
                                    : "fix is " + found.get(place) + ", expected " + expected.get(place);
            if (!problem.isEmpty()) {
                differences.add("line " + place.line() + " " + place.rule() + ": " + problem + "\n    "
                        + SampleSources.lines(file).get(place.line() - 1).strip() + "\n");
            }
        }
        return differences;
    }

    private static boolean isMiss(Place place) {
        return place.file().contains("/samples/misses/");
    }
}
