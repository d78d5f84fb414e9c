package dev.wouldblock.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A host loads this one jar and nothing it depends on, after its own classes of the same name. */
final class PluginJarIT {
    private static final int JAVA_17 = 61;

    @Test
    void everyClassHasANameOfOurOwn() throws IOException {
        try (JarFile jar = new JarFile(Host.JAR.toFile())) {
            List<String> classes = classes(jar);
            assertThat(classes).allMatch(name -> name.startsWith("dev/wouldblock/"));
            assertThat(classes)
                    .anyMatch(name -> name.startsWith("dev/wouldblock/shaded/asm/"))
                    .anyMatch(name -> name.startsWith("dev/wouldblock/shaded/gson/"))
                    .anyMatch(name -> name.startsWith("dev/wouldblock/shaded/javaparser/"))
                    .noneMatch(name -> name.startsWith("dev/wouldblock/spotbugs/build/"));
        }
    }

    @Test
    void everyClassLoadsOnJava17() throws IOException {
        try (JarFile jar = new JarFile(Host.JAR.toFile())) {
            for (String name : classes(jar)) {
                try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
                    in.readInt();
                    in.readUnsignedShort();
                    assertThat(in.readUnsignedShort()).as(name).isLessThanOrEqualTo(JAVA_17);
                }
            }
        }
    }

    @Test
    void nothingRefersToClassesThatStayedBehind() throws IOException {
        try (JarFile jar = new JarFile(Host.JAR.toFile())) {
            for (String name : classes(jar)) {
                byte[] bytes = jar.getInputStream(jar.getEntry(name)).readAllBytes();
                // The compiler leaves the name of the class whose constants it has copied, and nothing else of it.
                String constants =
                        new String(bytes, StandardCharsets.ISO_8859_1).replace("org/objectweb/asm/Opcodes", "");
                assertThat(constants)
                        .as(name)
                        .doesNotContain(
                                "org/objectweb/asm/",
                                "com/google/gson/",
                                "com/github/javaparser",
                                "com.github.javaparser",
                                "org/commonmark/");
            }
        }
    }

    /** Class files decide here: what lowers sources would only make the jar larger. */
    @Test
    void theSourceEngineStaysBehind() throws IOException {
        try (JarFile jar = new JarFile(Host.JAR.toFile())) {
            assertThat(classes(jar))
                    .filteredOn(name -> name.startsWith("dev/wouldblock/source/"))
                    .anyMatch(name -> name.endsWith("/CallFinder.class"))
                    .noneMatch(name -> name.contains("Lowering"));
            assertThat(jar.stream()).noneMatch(entry -> entry.getName().endsWith(".signatures"));
        }
    }

    @Test
    void theLicencesOfWhatIsInsideAreInside() throws IOException {
        try (JarFile jar = new JarFile(Host.JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .contains("META-INF/LICENSE", "META-INF/licenses/ASM", "META-INF/licenses/JavaParser");
        }
    }

    @Test
    void theManifestNamesNoOtherJar() throws IOException {
        try (JarFile jar = new JarFile(Host.JAR.toFile())) {
            Attributes attributes = jar.getManifest().getMainAttributes();
            assertThat(attributes.getValue(Attributes.Name.CLASS_PATH)).isNull();
            assertThat(attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                    .isNotBlank();
        }
    }

    /** What the framework of Eclipse asks of a bundle, and its plugin of SpotBugs of one that has detectors. */
    @Test
    void eclipseCanLoadTheJarAsABundle() throws Exception {
        try (JarFile jar = new JarFile(Host.JAR.toFile())) {
            Attributes attributes = jar.getManifest().getMainAttributes();
            assertThat(attributes.getValue("Bundle-ManifestVersion")).isEqualTo("2");
            assertThat(attributes.getValue("Bundle-SymbolicName")).isEqualTo("dev.wouldblock;singleton:=true");
            assertThat(attributes.getValue("Bundle-Version"))
                    .matches("\\d+\\.\\d+\\.\\d+(\\.[\\w-]+)?")
                    .isEqualTo(attributes
                            .getValue(Attributes.Name.IMPLEMENTATION_VERSION)
                            .replace('-', '.'));
            assertThat(attributes.getValue("Require-Bundle")).isEqualTo("edu.umd.cs.findbugs.plugin.eclipse");

            Element extension = (Element)
                    xml(jar, "plugin.xml").getElementsByTagName("extension").item(0);
            assertThat(extension.getAttribute("point")).isEqualTo("edu.umd.cs.findbugs.plugin.eclipse.findbugsPlugins");
            Element plugin =
                    (Element) extension.getElementsByTagName("findbugsPlugin").item(0);
            assertThat(plugin.getAttribute("libraryPath")).isEqualTo(".");
            assertThat(plugin.getAttribute("fbPluginId"))
                    .isEqualTo(xml(jar, "findbugs.xml").getDocumentElement().getAttribute("pluginid"));
        }
    }

    private static Document xml(JarFile jar, String name) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(jar.getInputStream(jar.getEntry(name)));
    }

    @Test
    void thePublishedPomHasNoDependencyToLoad() throws IOException {
        Path pom = Host.testClasses().resolve("../../dependency-reduced-pom.xml");
        assertThat(Files.readString(pom))
                .doesNotContain("<scope>compile", "<scope>runtime", "<artifactId>wouldblock-engine");
        assertThat(Files.readString(pom).split("<dependency>", -1).length)
                .isEqualTo(Files.readString(pom).split("<scope>(provided|test)</scope>", -1).length);
    }

    private static List<String> classes(JarFile jar) {
        return jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(".class"))
                .toList();
    }
}
