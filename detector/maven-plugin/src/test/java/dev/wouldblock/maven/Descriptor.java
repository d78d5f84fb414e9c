package dev.wouldblock.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What Maven is told of the plugin, and XML like it. */
final class Descriptor {
    private Descriptor() {}

    /** The goals by name, but for the generated goal help. */
    static Map<String, Element> goals() throws Exception {
        Map<String, Element> goals = new TreeMap<>();
        for (Element mojo : children(child(read("META-INF/maven/plugin.xml"), "mojos"))) {
            goals.put(text(mojo, "goal"), mojo);
        }
        goals.remove("help");
        return goals;
    }

    /** @param file in the jar */
    static Element read(String file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("target/classes", file).toFile())
                .getDocumentElement();
    }

    static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }

    static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> element.getTagName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(parent.getTagName() + " has no " + name));
    }

    static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }
}
