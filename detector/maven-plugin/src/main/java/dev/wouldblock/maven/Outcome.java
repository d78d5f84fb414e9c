package dev.wouldblock.maven;

import dev.wouldblock.input.Problems;
import dev.wouldblock.reports.ReportFile;
import dev.wouldblock.scan.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a check of one module has to say, and whether it is good. It is kept in a file, so that the same check need not be
 * made twice.
 *
 * @param findings how many there are
 * @param skipped lines about what could not be analysed
 * @param remarks lines about the configuration
 * @param text lines of the report
 */
record Outcome(int findings, List<String> skipped, List<String> remarks, List<String> text) {
    /** Key, number of findings and of lines of either kind; the lines follow. */
    private static final Pattern HEAD = Pattern.compile("([0-9a-f]{64}) (\\d{1,9}) (\\d{1,9}) (\\d{1,9})");

    Outcome {
        skipped = List.copyOf(skipped);
        remarks = List.copyOf(remarks);
        text = List.copyOf(text);
    }

    /** What was kept under this key; a file that was not written by this version is none. */
    static Optional<Outcome> read(Path file, String key) throws UserException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            Matcher head = HEAD.matcher(lines.isEmpty() ? "" : lines.get(0));
            if (!head.matches() || !head.group(1).equals(key)) {
                return Optional.empty();
            }
            int skipped = 1 + Integer.parseInt(head.group(3));
            int remarks = skipped + Integer.parseInt(head.group(4));
            return remarks > lines.size()
                    ? Optional.empty()
                    : Optional.of(new Outcome(
                            Integer.parseInt(head.group(2)),
                            lines.subList(1, skipped),
                            lines.subList(skipped, remarks),
                            lines.subList(remarks, lines.size())));
        } catch (IOException e) {
            throw new UserException(file + ": cannot be read (" + Problems.reason(e) + ")", e);
        }
    }

    /** Keeps it; the folder is made as needed. */
    void write(Path file, String key) throws UserException {
        try {
            Files.createDirectories(file.getParent());
            ReportFile.write(file, out -> {
                out.write(key + " " + findings + " " + skipped.size() + " " + remarks.size() + "\n");
                for (List<String> lines : List.of(skipped, remarks, text)) {
                    for (String line : lines) {
                        out.write(line + "\n");
                    }
                }
            });
        } catch (IOException e) {
            throw new UserException("cannot write " + file + ": " + Problems.reason(e), e);
        }
    }
}
