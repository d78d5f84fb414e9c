package dev.wouldblock.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each engine reports in each sample what the sample says, and nothing else; of the rules that it can not decide,
 * according to their pages, it reports nothing at all.
 */
class ConformanceTest {
    private static final List<SampleEngine> ENGINES =
            List.of(new BytecodeEngine(), SourceEngine.MODULE, SourceEngine.SINGLE_FILE, new SpotBugsEngine());

    /** What each engine found, by its name. */
    private static final Map<String, Map<Place, String>> FOUND = new TreeMap<>();

    /** The rules whose pages say that an engine does not decide them, by its name. */
    private static final Map<String, Set<String>> UNDECIDED = new TreeMap<>();

    @BeforeAll
    static void analyse() throws IOException {
        for (SampleEngine engine : ENGINES) {
            FOUND.put(engine.word(), engine.findings());
            UNDECIDED.put(engine.word(), undecided(engine, Pages.load().rules()));
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
                                () -> assertThat(differences(file, found, UNDECIDED.get(engine)))
                                        .isEmpty())))));
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

    /** Whether a page promises too much or too little, the samples of its rule tell. */
    @Test
    void aPageThatIsWrongAboutAnEngineIsNoticed() throws IOException {
        Place place = new Place("dev/wouldblock/samples/rules/SendIgnored.java", 23, "WB_SEND_IGNORED");
        Map<Place, String> all = SampleSources.expectations(place.file());
        Map<Place, String> others = new TreeMap<>(all);
        others.keySet().removeIf(other -> other.rule().equals(place.rule()));
        assertThat(all).containsKey(place);

        assertThat(differences(place.file(), all, Set.of())).isEmpty();
        assertThat(differences(place.file(), others, Set.of(place.rule()))).isEmpty();
        assertThat(differences(place.file(), others, Set.of()))
                .anySatisfy(text -> assertThat(text).startsWith("line 23 WB_SEND_IGNORED: missing"));
        assertThat(differences(place.file(), all, Set.of(place.rule())))
                .anySatisfy(text -> assertThat(text).startsWith("line 23 WB_SEND_IGNORED: unexpected"));
    }

    @Test
    void thePageSaysWhichEnginesDecideARule() {
        RulePage page = Pages.load().rule("WB_SEND_IGNORED").orElseThrow();
        RulePage narrow = new RulePage(
                page.id(),
                page.title(),
                page.message(),
                page.group(),
                page.category(),
                page.severity(),
                page.rank(),
                page.confidence(),
                page.profile(),
                page.cwe(),
                page.fixes(),
                page.edits(),
                Set.of("source"),
                false,
                page.since(),
                page.markdown());

        assertThat(ENGINES).allMatch(engine -> engine.decides(page));
        assertThat(ENGINES).filteredOn(engine -> engine.decides(narrow)).containsExactly(SourceEngine.MODULE);
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

    private static Set<String> undecided(SampleEngine engine, Collection<RulePage> pages) {
        return pages.stream()
                .filter(page -> !engine.decides(page))
                .map(RulePage::id)
                .collect(Collectors.toSet());
    }

    private static List<String> differences(String file, Map<Place, String> found, Set<String> undecided)
            throws IOException {
        Map<Place, String> expected = new TreeMap<>(SampleSources.expectations(file));
        expected.keySet().removeIf(place -> undecided.contains(place.rule()));
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
