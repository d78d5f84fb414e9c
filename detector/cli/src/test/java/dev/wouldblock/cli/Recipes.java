package dev.wouldblock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The recipes in the documentation, and the commands in them. */
final class Recipes {
    static final Path FOLDER = Path.of("../../docs/ci");

    /** A command, not its placeholder in capitals, up to what a shell would take for itself. */
    private static final Pattern COMMAND =
            Pattern.compile("java -jar [\\w/]*wouldblock\\.jar( +[a-z]+(?: +(?:\"[^\"]*\"|[^\\s'|>;&`]+))*)");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private Recipes() {}

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    /** The recipes, and every other page. */
    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        documents.add(FOLDER.resolve("../../README.md"));
        try (Stream<Path> files = Files.walk(FOLDER.resolve(".."))) {
            files.filter(Files::isRegularFile).sorted().forEach(documents::add);
        }
        return documents;
    }

    /** Each call of our tool in a text, as the shell passes it on, but for variables. */
    static List<List<String>> commands(Path document) throws IOException {
        String text = Files.readString(document).replaceAll("\\\\\n\\s*", "");
        List<List<String>> commands = new ArrayList<>();
        for (Matcher command = COMMAND.matcher(text); command.find(); ) {
            List<String> words = new ArrayList<>();
            for (Matcher word = WORD.matcher(command.group(1)); word.find(); ) {
                words.add(word.group(1) == null ? word.group(2) : word.group(1));
            }
            commands.add(words);
        }
        return commands;
    }
}
