package dev.wouldblock.spotbugs;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The XML report of SpotBugs: what other tools read.
 *
 * @param errors messages of the error log
 */
record HostReport(List<Bug> bugs, List<String> errors) {
    /**
     * @param hash what baselines compare
     * @param method name and descriptor, empty when the finding stands on the class
     * @param lines top-level source lines in the order of the report
     */
    record Bug(
            String type,
            int priority,
            int rank,
            String abbreviation,
            String message,
            String hash,
            String className,
            String method,
            List<Line> lines,
            Map<String, String> properties) {
        Line last() {
            return lines.get(lines.size() - 1);
        }

        /** The one that SpotBugs itself shows as the place. */
        Line primary() {
            return lines.stream().filter(Line::primary).findFirst().orElseThrow();
        }
    }

    /** @param shown the role and the place as SpotBugs prints them */
    record Line(int number, String file, boolean primary, String shown) {}

    List<String> methods() {
        return bugs.stream().map(bug -> bug.method().replaceFirst("\\(.*", "")).toList();
    }

    Bug only() {
        if (bugs.size() != 1) {
            throw new AssertionError("not one finding, but " + bugs);
        }
        return bugs.get(0);
    }

    static HostReport parse(String xml) {
        try {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            List<Bug> bugs =
                    children(root, "BugInstance").stream().map(HostReport::bug).toList();
            List<String> errors = new ArrayList<>();
            for (Element list : children(root, "Errors")) {
                for (Element error : children(list, "Error")) {
                    errors.add(text(error, "ErrorMessage"));
                }
            }
            return new HostReport(bugs, errors);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bug bug(Element bug) {
        List<Element> methods = children(bug, "Method");
        Map<String, String> properties = new TreeMap<>();
        children(bug, "Property").forEach(p -> properties.put(p.getAttribute("name"), p.getAttribute("value")));
        return new Bug(
                bug.getAttribute("type"),
                Integer.parseInt(bug.getAttribute("priority")),
                Integer.parseInt(bug.getAttribute("rank")),
                bug.getAttribute("abbrev"),
                text(bug, "LongMessage"),
                bug.getAttribute("instanceHash"),
                children(bug, "Class").get(0).getAttribute("classname"),
                methods.isEmpty()
                        ? ""
                        : methods.get(0).getAttribute("name") + methods.get(0).getAttribute("signature"),
                children(bug, "SourceLine").stream().map(HostReport::line).toList(),
                properties);
    }

    private static Line line(Element line) {
        String number = line.getAttribute("start");
        return new Line(
                number.isEmpty() ? 0 : Integer.parseInt(number),
                line.getAttribute("sourcefile"),
                line.getAttribute("primary").equals("true"),
                text(line, "Message"));
    }

    private static String text(Element parent, String name) {
        return children(parent, name).get(0).getTextContent();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
