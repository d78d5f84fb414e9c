package dev.wouldblock.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.junit.jupiter.api.Test;

class GitChangesTest {
    @Test
    void laterEditsOfALineTakeItAway() {
        assertThat(GitChanges.moved(List.of(new Edit(0, 0, 2, 5)), List.of(new Edit(0, 1, 0, 3), new Edit(3, 4, 5, 6))))
                .containsExactly(new Edit(2, 2, 4, 5), new Edit(4, 4, 6, 7));
        assertThat(GitChanges.moved(List.of(new Edit(0, 0, 2, 4)), List.of(new Edit(3, 3, 3, 4))))
                .containsExactly(new Edit(2, 2, 2, 3), new Edit(3, 3, 4, 5));
    }
}
