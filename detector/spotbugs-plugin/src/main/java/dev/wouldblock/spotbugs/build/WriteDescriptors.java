package dev.wouldblock.spotbugs.build;

import dev.wouldblock.catalog.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** Writes {@code findbugs.xml}, {@code messages.xml} and {@code bugrank.txt} into a folder, and what Eclipse needs. */
public final class WriteDescriptors {
    private WriteDescriptors() {}

    /** @param args the folder, where the compiled classes are, then the file for the manifest and the version */
    public static void main(String[] args) throws IOException, XMLStreamException {
        Path folder = Path.of(args[0]);
        List<Pattern> patterns = patterns();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("findbugs.xml"), Descriptors.findbugs(patterns));
        Files.writeString(folder.resolve("messages.xml"), Descriptors.messages(patterns));
        Files.writeString(folder.resolve("bugrank.txt"), Descriptors.bugrank(patterns));
        Files.writeString(Path.of(args[1]), Descriptors.manifest(args[2]));
    }

    private static List<Pattern> patterns() {
        return Stream.concat(Pages.load().rules().stream().map(Pattern::of), Stream.of(Pattern.incomplete()))
                .toList();
    }
}
