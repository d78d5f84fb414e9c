package dev.wouldblock.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.model.Answer;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HierarchyTest {
    private static final Map<String, List<String>> LIBRARY =
            Map.of("lib/Channel", List.of("java/lang/Object"), "lib/Socket", List.of("lib/Channel", "lib/Absent"));

    private final Hierarchy hierarchy = new Hierarchy(
            new Program(List.of(
                    type("app/Base", "java/lang/Object", "lib/Channel"),
                    type("app/Middle", "app/Base"),
                    type("app/Leaf", "app/Middle", "app/Tag"),
                    type("app/Tag", "java/lang/Object"),
                    type("app/Other", "lib/Absent", "app/Tag"),
                    type("app/Plain", "java/lang/Object"))),
            LIBRARY);

    @Test
    void yesWhereAPathIsKnown() {
        assertThat(hierarchy.isSubtype("app/Leaf", "app/Leaf")).isEqualTo(Answer.YES);
        assertThat(hierarchy.isSubtype("app/Leaf", "app/Base")).isEqualTo(Answer.YES);
        assertThat(hierarchy.isSubtype("app/Leaf", "lib/Channel")).isEqualTo(Answer.YES);
        assertThat(hierarchy.isSubtype("lib/Socket", "lib/Channel")).isEqualTo(Answer.YES);
    }

    @Test
    void yesThroughAClassThatIsAbsentItself() {
        assertThat(hierarchy.isSubtype("app/Other", "lib/Absent")).isEqualTo(Answer.YES);
        assertThat(hierarchy.isSubtype("app/Other", "app/Tag")).isEqualTo(Answer.YES);
    }

    @Test
    void everythingIsAnObjectAndItself() {
        assertThat(hierarchy.isSubtype("lib/Absent", "java/lang/Object")).isEqualTo(Answer.YES);
        assertThat(hierarchy.isSubtype("lib/Absent", "lib/Absent")).isEqualTo(Answer.YES);
    }

    @Test
    void noWhereAllSupertypesAreKnown() {
        assertThat(hierarchy.isSubtype("app/Plain", "lib/Channel")).isEqualTo(Answer.NO);
        assertThat(hierarchy.isSubtype("app/Base", "app/Leaf")).isEqualTo(Answer.NO);
        assertThat(hierarchy.isSubtype("java/lang/Object", "app/Base")).isEqualTo(Answer.NO);
    }

    @Test
    void unknownWhereASupertypeIsAbsent() {
        assertThat(hierarchy.isSubtype("app/Other", "lib/Channel")).isEqualTo(Answer.UNKNOWN);
        assertThat(hierarchy.isSubtype("lib/Socket", "app/Tag")).isEqualTo(Answer.UNKNOWN);
        assertThat(hierarchy.isSubtype("lib/Absent", "lib/Channel")).isEqualTo(Answer.UNKNOWN);
    }

    /** Class files that name each other as superclass do not load, but they can be scanned. */
    @Test
    void aCircleEnds() {
        Hierarchy circle = new Hierarchy(new Program(List.of(type("A", "B"), type("B", "A"))), Map.of());

        assertThat(circle.isSubtype("A", "B")).isEqualTo(Answer.YES);
        assertThat(circle.isSubtype("A", "C")).isEqualTo(Answer.NO);
        assertThat(circle.withSubtypes("A")).containsExactly("A", "B");
        assertThat(circle.withSupertypes("A")).extracting(ClassModel::name).containsExactly("A", "B");
    }

    @Test
    void listsWhatIsBelowAndAbove() {
        assertThat(hierarchy.withSubtypes("app/Base")).containsExactly("app/Base", "app/Middle", "app/Leaf");
        assertThat(hierarchy.withSubtypes("lib/Absent")).containsExactly("lib/Absent", "app/Other");
        assertThat(hierarchy.withSupertypes("app/Leaf"))
                .extracting(ClassModel::name)
                .containsExactly("app/Leaf", "app/Middle", "app/Tag", "app/Base");
    }

    private static ClassModel type(String name, String superName, String... interfaces) {
        return new ClassModel(name, superName, List.of(interfaces), name + ".java", List.of(), List.of());
    }
}
