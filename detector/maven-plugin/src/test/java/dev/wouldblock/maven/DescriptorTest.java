package dev.wouldblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DescriptorTest {
    /** {@code -T} is what large builds use; a goal that is not made for it earns a warning. */
    @Test
    void everyGoalIsThreadSafe() throws Exception {
        assertThat(Descriptor.goals().values())
                .isNotEmpty()
                .allSatisfy(
                        goal -> assertThat(Descriptor.text(goal, "threadSafe")).isEqualTo("true"));
    }

    @Test
    void theGateIsAtTheEndOfTheBuild() throws Exception {
        assertThat(Descriptor.text(Descriptor.goals().get("check"), "phase")).isEqualTo("verify");
    }

    @Test
    void theOldestMavenIsNamed() throws Exception {
        assertThat(Descriptor.text(Descriptor.read("META-INF/maven/plugin.xml"), "requiredMavenVersion"))
                .isEqualTo("3.8.7");
    }

    /** Eclipse marks a goal that it is not told about as an error. */
    @Test
    void eclipseKnowsEveryGoal() throws Exception {
        Element mapping = Descriptor.read("META-INF/m2e/lifecycle-mapping-metadata.xml");
        NodeList goals = mapping.getElementsByTagName("goal");
        List<String> named = new ArrayList<>();
        for (int i = 0; i < goals.getLength(); i++) {
            named.add(goals.item(i).getTextContent());
        }
        List<String> all = new ArrayList<>(Descriptor.goals().keySet());
        all.add("help");
        assertThat(named).containsExactlyInAnyOrderElementsOf(all);
    }
}
