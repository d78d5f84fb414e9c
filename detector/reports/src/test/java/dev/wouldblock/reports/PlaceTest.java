package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.finding.Location;
import dev.wouldblock.model.Position;
import dev.wouldblock.reports.sources.SourceText;
import dev.wouldblock.reports.sources.SourceTexts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void columnsOfTheAnalysisAreUnderlined() {
        Place place = place("  a.write(b);", new Position(1, 3, 13));
        assertThat(place.range()).contains(new Place.Range(3, 13));
        assertThat(place.underlined("X.write")).contains(new Place.Range(3, 13));
        assertThat(place.shown()).isEqualTo("A.java:1:3");
    }

    /** A class file knows only the line. */
    @Test
    void theNameOfTheCallIsUnderlinedWhereTheLineHasItOnce() {
        assertThat(place("  a.write (b);", Position.ofLine(1)).underlined("X.write"))
                .contains(new Place.Range(5, 10));
        assertThat(place("a.write(b.write());", Position.ofLine(1)).underlined("X.write"))
                .isEmpty();
        assertThat(place("a.rewrite(b);", Position.ofLine(1)).underlined("X.write"))
                .isEmpty();
        assertThat(place("a.$write(b);", Position.ofLine(1)).underlined("X.write"))
                .isEmpty();
        assertThat(place("a(b);", Position.ofLine(1)).underlined("")).isEmpty();
    }

    @Test
    void aLineThatIsTooShortIsNotTheOneThatWasAnalysed() {
        Place place = place("a", new Position(1, 9, 31));
        assertThat(place.range()).isEmpty();
        assertThat(place.column()).isZero();
        assertThat(place.underlined("X.write")).isEmpty();
        assertThat(place("a", Position.ofLine(2)).text()).isEmpty();
    }

    @Test
    void withoutTextTheColumnsAreTakenAsTheyAre() {
        Location at = new Location("A", "m", "()V", "A.java", new Position(7, 9, 31));
        assertThat(Place.of(at, Samples.CONTEXT).range()).contains(new Place.Range(9, 31));
    }

    private static Place place(String line, Position position) {
        SourceText text = SourceText.of(line);
        return Place.of(new Location("A", "m", "()V", "A.java", position), Samples.CONTEXT.with(new SourceTexts() {
            @Override
            public String path(Location location) {
                return location.sourceFile();
            }

            @Override
            public Optional<SourceText> text(Location location) {
                return Optional.of(text);
            }
        }));
    }
}
