package dev.wouldblock.spotbugs.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

final class DescriptorsTest {
    @ParameterizedTest
    @CsvSource({"findbugs.xml, findbugsplugin.xsd", "messages.xml, messagecollection.xsd"})
    void theFilesKeepToTheSchemasOfSpotBugs(String file, String schema, @TempDir Path folder) throws Exception {
        WriteDescriptors.main(
                new String[] {folder.toString(), folder.resolve("bundle.mf").toString(), "1.2.3"});

        URL location = getClass().getResource("/" + schema);
        assertThat(location).isNotNull();
        var validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(location)
                .newValidator();
        String text = Files.readString(folder.resolve(file));
        assertThatCode(() -> validator.validate(new StreamSource(new StringReader(text))))
                .doesNotThrowAnyException();
    }

    @Test
    void textOfAPageCanNotBreakTheFile() throws Exception {
        Pattern hostile =
                new Pattern("WB_X", "CORRECTNESS", 5, OptionalInt.of(252), "a < b & \"c\"", "{1}", "<p>x[y[0]]>1</p>");

        String xml = Descriptors.messages(List.of(hostile));
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertThat(document.getElementsByTagName("ShortDescription").item(1).getTextContent())
                .isEqualTo("a < b & \"c\"");
        assertThat(document.getElementsByTagName("Details").item(3).getTextContent())
                .contains("<p>x[y[0]]&gt;1</p>");
    }

    @Test
    void ranksAreAbsolute() {
        Pattern pattern = new Pattern("WB_X", "CORRECTNESS", 5, OptionalInt.empty(), "x", "{1}", "<p>x</p>");

        assertThat(Descriptors.bugrank(List.of(pattern, Pattern.incomplete())))
                .isEqualTo("5 BugPattern WB_X\n20 BugPattern WB_ANALYSIS_INCOMPLETE\n");
    }
}
