package dev.wouldblock.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditTest {
    private static Edit edit(int start, int end, Replacement... replacements) {
        return new Edit("check-result", Safety.SAFE, "Test", List.of(replacements), new Edit.Scope(start, end));
    }

    @Test
    void replacementsAreMadeInTheOrderOfTheText() {
        Edit edit =
                edit(0, 6, new Replacement(4, 6, "E"), Replacement.insertion(0, "<"), Replacement.insertion(0, "-"));
        assertThat(edit.applyTo("abcdef")).isEqualTo("<-abcdE");
    }

    @Test
    void overlapIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> edit(0, 9, new Replacement(0, 3, "a"), new Replacement(2, 4, "b")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Replacement(2, 1, ""));
    }

    @Test
    void editsOfOneMethodConflict() {
        Edit first = edit(10, 20, Replacement.insertion(11, "a"));
        assertThat(first.conflictsWith(edit(19, 30, Replacement.insertion(25, "b"))))
                .isTrue();
        assertThat(first.conflictsWith(edit(20, 30, Replacement.insertion(25, "b"))))
                .isFalse();
    }

    /** An import that both need must not be added twice. */
    @Test
    void editsConflictWhereBothInsert() {
        Edit first = edit(10, 20, Replacement.insertion(0, "import a;"), Replacement.insertion(11, "a"));
        Edit second = edit(20, 30, Replacement.insertion(0, "import a;"), Replacement.insertion(21, "b"));
        assertThat(first.conflictsWith(second)).isTrue();
    }

    @Test
    void editsThatDoNotConflictAreMadeTogether() {
        assertThat(Edit.applyAll(
                        List.of(edit(3, 6, new Replacement(4, 5, "E")), edit(0, 3, new Replacement(1, 2, ""))),
                        "abcdef"))
                .isEqualTo("acdEf");
    }
}
