package dev.wouldblock.spotbugs.build;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes indented XML. Attributes are given as name, value, name, value. */
final class Xml {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;
    private int depth;

    Xml() throws XMLStreamException {
        out = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
        out.writeStartDocument("UTF-8", "1.0");
    }

    void begin(String element, String... attributes) throws XMLStreamException {
        line();
        out.writeStartElement(element);
        write(attributes);
        depth++;
    }

    void end() throws XMLStreamException {
        depth--;
        line();
        out.writeEndElement();
    }

    void empty(String element, String... attributes) throws XMLStreamException {
        line();
        out.writeEmptyElement(element);
        write(attributes);
    }

    void text(String element, String content, String... attributes) throws XMLStreamException {
        line();
        out.writeStartElement(element);
        write(attributes);
        out.writeCharacters(content);
        out.writeEndElement();
    }

    void html(String element, String html) throws XMLStreamException {
        line();
        out.writeStartElement(element);
        out.writeCData("\n" + html.replace("]]>", "]]&gt;") + "\n");
        out.writeEndElement();
    }

    /** The document; nothing may be written after it. */
    String text() throws XMLStreamException {
        out.writeEndDocument();
        out.close();
        return text + "\n";
    }

    private void write(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void line() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }
}
